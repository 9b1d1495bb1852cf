// SPDX-License-Identifier: Apache-2.0
import { parseSource } from '../../parse/grammars.js';
import { copySyntax } from '../../parse/syntax-node.js';
import type { RubyFile } from './ruby-value.js';
import { RubyWalk } from './walk-ruby.js';

const NOT_WANTED: ReadonlySet<string> = new Set(['comment']);

/**
 * Reads a Ruby file: what it requires, and which calls it makes on what.
 * @returns undefined when parsing it takes too long
 */
export function readRuby(text: string): RubyFile | undefined {
  const tree = parseSource('ruby', text);
  if (tree === null) return undefined;
  try {
    return new RubyWalk(copySyntax(tree, text, NOT_WANTED)).record;
  } finally {
    tree.delete();
  }
}
