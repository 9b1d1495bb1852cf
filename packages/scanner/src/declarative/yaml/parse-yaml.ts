// SPDX-License-Identifier: Apache-2.0
import { LineCounter, parseAllDocuments, type Node as YamlNode } from 'yaml';
import { isTooDeep } from '../is-too-deep.js';
import { isTemplated, stripTemplate } from './strip-template.js';

/** No manifest that people write is longer; what is, was generated. */
const MOST_CHARACTERS = 1_500_000;

/** Flow collections nested deeper than this are an attack on the parser, not a manifest. */
const DEEPEST = 200;

export interface ParsedYaml {
  /** Roots of the documents that have one. */
  readonly roots: readonly YamlNode[];
  /** Nothing had to be left out to read it: no template's tags, no broken syntax. */
  readonly isWhole: boolean;
  /** From an offset to its line, from 1. */
  readonly lineAt: (offset: number) => number;
}

/**
 * Parses YAML or JSON to nodes with their places. Aliases are not followed, so that they cannot multiply. A text that
 * is a template and does not parse is tried once more without its tags.
 * @returns undefined for what cannot be read: too long, too deep, or no YAML at all
 */
export function parseYaml(text: string): ParsedYaml | undefined {
  if (text.length > MOST_CHARACTERS || isTooDeep(text, DEEPEST)) return undefined;
  const plain = read(text);
  if (plain === undefined || plain.isWhole || !isTemplated(text)) return plain;
  const stripped = read(stripTemplate(text));
  return stripped === undefined ? plain : { ...stripped, isWhole: false };
}

function read(text: string): ParsedYaml | undefined {
  const lines = new LineCounter();
  try {
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      strict: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return {
      roots: documents.flatMap(({ contents }) => (contents === null ? [] : [contents])),
      isWhole: documents.every(({ errors }) => errors.length === 0),
      lineAt: (offset) => lines.linePos(offset).line,
    };
  } catch {
    // The parser recurses into what is nested: a text that is deep enough exhausts the stack.
    return undefined;
  }
}
