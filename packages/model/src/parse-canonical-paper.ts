// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod';
import { canonicalJson } from './canonical-json.js';
import { TouchstoneError } from './errors.js';
import { measureJson } from './json-shape.js';
import type { PaperSource } from './parse-paper.js';

/** Values in a paper, at least: a trust root of five thousand keys has seventy thousand. */
const VALUES = 100_000;
/** Of papers that may be larger (assessments), one for so many bytes of their limit. */
const BYTES_PER_VALUE = 100;
/** No paper of ours is nested more than a dozen deep. */
const DEPTH = 100;

/** Where a signed paper came from, and whether a line end closes it. */
export interface CanonicalSource extends PaperSource {
  /** Files have one; what is carried in an envelope or a log has none. */
  readonly lineEnd: boolean;
}

/**
 * Reads a paper that is signed or logged. Its bytes must be exactly the canonical form (RFC 8785) of what it says: of two
 * equal keys, a number that cannot be held, or a byte that nobody looks at, one reader could take another thing than the
 * next, and both would find the same signature good.
 * Returns the value as the schema gives it. Throws PAPER_TOO_LARGE, PAPER_SYNTAX, PAPER_FIELD (as parsePaper, without
 * lines: the whole is one) or PAPER_CANONICAL.
 */
export function parseCanonicalPaper<S extends z.ZodType>(
  schema: S,
  bytes: Uint8Array,
  source: CanonicalSource,
): z.output<S> {
  const { name, limit = 1024 * 1024 } = source;
  refuseMuch(bytes, name, limit);
  const text = decode(bytes, name);
  const parsed = schema.safeParse(parseJson(text, name));
  if (!parsed.success) throw fieldError(name, parsed.error.issues);
  const canonical = canonicalText(parsed.data, name) + (source.lineEnd ? '\n' : '');
  if (text === canonical) return parsed.data;
  throw notCanonical(name, `first at character ${firstDifference(text, canonical) + 1}`);
}

/** Before anything is built of it: what a stranger sends must not take more memory than it takes him to send. */
function refuseMuch(bytes: Uint8Array, name: string, limit: number): void {
  const hint = 'Is this the right file?';
  const refuse = (code: string, what: string): TouchstoneError =>
    new TouchstoneError(code, `${name} ${what}.`, { hint, details: { file: name } });
  if (bytes.byteLength > limit) {
    throw refuse('PAPER_TOO_LARGE', `has ${bytes.byteLength} bytes; the limit is ${limit}`);
  }
  const { values, depth } = measureJson(bytes);
  if (depth > DEPTH) throw refuse('PAPER_SYNTAX', 'is nested deeper than any paper is');
  const most = Math.max(VALUES, Math.floor(limit / BYTES_PER_VALUE));
  if (values > most) {
    throw refuse('PAPER_TOO_LARGE', `has about ${values} values; the limit is ${most}`);
  }
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    // The byte order mark must stay, so that it is found: ignoring it would make two files one.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new TouchstoneError('PAPER_SYNTAX', `${name} is not UTF-8.`, { hint: HINT, cause });
  }
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TouchstoneError('PAPER_SYNTAX', `${name} is not JSON.`, { hint: HINT, cause });
  }
}

/** What the schema took, not what was parsed: what it would pass over is then found missing. */
function canonicalText(value: unknown, name: string): string {
  try {
    return canonicalJson(value);
  } catch {
    throw notCanonical(name, 'it holds half of a surrogate pair');
  }
}

const HINT = 'Get the file again as it was written; a signed paper cannot be mended by hand.';

function fieldError(name: string, issues: readonly z.core.$ZodIssue[]): TouchstoneError {
  const problems = issues.slice(0, 100).map((issue) => ({
    field: issue.path.map(String).join('.') || '(the whole paper)',
    rule: issue.message,
  }));
  const first = problems[0] ?? { field: '(the whole paper)', rule: 'does not fit its schema' };
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return new TouchstoneError('PAPER_FIELD', `${name}: ${first.field}: ${first.rule}${more}`, {
    hint: 'Compare the field with the published JSON Schema in schemas/.',
    details: { file: name, fields: problems },
  });
}

function notCanonical(name: string, where: string): TouchstoneError {
  return new TouchstoneError(
    'PAPER_CANONICAL',
    `${name} is not written in canonical form (RFC 8785): ${where}.`,
    { hint: HINT, details: { file: name } },
  );
}

function firstDifference(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at;
  return length;
}
