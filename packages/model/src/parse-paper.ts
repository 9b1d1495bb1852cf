// SPDX-License-Identifier: Apache-2.0
import { isMap, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';
import type { z } from 'zod';
import { TouchstoneError } from './errors.js';
import { isTooDeep } from './paper-depth.js';

/** Where a paper came from and how large it may be. */
export interface PaperSource {
  /** How the paper is named in a refusal: a file name as the user gave it. */
  readonly name: string;
  /** Limit in bytes of UTF-8; 1 MiB unless told. */
  readonly limit?: number;
}

/**
 * Reads a paper that a person wrote (YAML, of which JSON is a part) and holds it to its schema.
 * Returns the value as the schema gives it, defaults filled in. Throws PAPER_TOO_LARGE, PAPER_SYNTAX, or PAPER_FIELD,
 * whose message names file, line, field and rule; `details.problems` lists every problem, not only the first.
 */
export function parsePaper<S extends z.ZodType>(schema: S, text: string, source: PaperSource): z.output<S> {
  const limit = source.limit ?? 1024 * 1024;
  const bytes = Buffer.byteLength(text);
  if (bytes > limit) {
    throw new TouchstoneError(
      'PAPER_TOO_LARGE',
      `${source.name} has ${bytes} bytes; the limit is ${limit}.`,
      {
        hint: 'Is this the right file? Keep data out of it and refer to it.',
      },
    );
  }
  if (isTooDeep(text)) {
    throw new TouchstoneError('PAPER_SYNTAX', `${source.name} is nested deeper than any paper is.`, {
      hint: 'Is this the right file?',
      details: { file: source.name },
    });
  }
  const lines = new LineCounter();
  // Pretty errors look for their line anew: quadratic in a paper that is nothing but errors. The counter knows the line.
  const options = { lineCounter: lines, uniqueKeys: true, strict: true, prettyErrors: false };
  const document = parseDocument(text, options);
  const syntax = document.errors[0];
  if (syntax !== undefined) {
    const line = lines.linePos(syntax.pos[0]).line;
    throw new TouchstoneError('PAPER_SYNTAX', `${source.name}:${line}: ${firstLine(syntax.message)}`, {
      hint: 'Mend the YAML at that line.',
      details: { file: source.name, line },
    });
  }
  const value = plainValue(document, source.name);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const path = issue.path.map(String);
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    return {
      field: [...path, ...unknown.slice(0, 1)].join('.') || '(the whole paper)',
      line: lineOf(document, [...path, ...unknown.slice(0, 1)], lines),
      rule:
        unknown.length > 0
          ? `unknown field${unknown.length > 1 ? 's ' + unknown.join(', ') : ''}`
          : issue.message,
    };
  });
  const first = problems[0] ?? { field: '(the whole paper)', line: 1, rule: 'does not fit its schema' };
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new TouchstoneError(
    'PAPER_FIELD',
    `${source.name}:${first.line}: ${first.field}: ${first.rule}${more}`,
    {
      hint: 'Compare the field with the published JSON Schema in schemas/.',
      details: { file: source.name, problems },
    },
  );
}

/** The document as plain data. Aliases are expanded; the bound keeps a "billion laughs" paper from filling memory. */
function plainValue(document: Document, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new TouchstoneError('PAPER_SYNTAX', `${name}: its aliases cannot be expanded.`, {
      hint: 'Write repeated parts out, or use fewer aliases: 100 are read at most.',
      cause,
    });
  }
}

/** The line (from 1) of the deepest node on a path that the document has; the key's own line where there is one. */
function lineOf(document: Document, path: readonly string[], lines: LineCounter): number {
  let node: unknown = document.contents;
  let offset = (node as Node | null)?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = (node.items as Pair[]).find((item) => String(item.key) === step);
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined;
      if (item === undefined) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return lines.linePos(offset).line;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
