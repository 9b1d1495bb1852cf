// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from './canonical-json.js';
import { parseCanonicalPaper } from './parse-canonical-paper.js';

const schema = z.strictObject({
  a: z.number(),
  b: z.array(z.string()).optional(),
  c: z.string().default('filled in'),
});
const read = (text: string | Uint8Array, lineEnd = false): unknown =>
  parseCanonicalPaper(schema, Buffer.from(text), { name: 'paper.json', lineEnd, limit: 4_000_000 });
const refuses = (text: string | Uint8Array, code: string, lineEnd = false): void =>
  expect(() => read(text, lineEnd), String(text).slice(0, 60)).toThrow(expect.objectContaining({ code }));

describe('a signed paper', () => {
  it('reads back whatever canonical JSON wrote', () => {
    const value = fc.record({ a: fc.double({ noNaN: true, noDefaultInfinity: true }), c: fc.string() });
    fc.assert(
      fc.property(value, (one) => {
        expect(read(canonicalJson(one))).toEqual({ ...one, a: one.a + 0 });
        expect(read(`${canonicalJson(one)}\n`, true)).toEqual({ ...one, a: one.a + 0 });
      }),
    );
  });

  it.each([
    ['white space', '{"a":1, "c":"x"}'],
    ['another order of fields', '{"c":"x","a":1}'],
    ['a key given twice, of which readers take one or the other', '{"a":2,"a":1,"c":"x"}'],
    ['a number spelt in another way', '{"a":1.0,"c":"x"}'],
    ['a number too large to be told from its neighbours', '{"a":9007199254740993,"c":"x"}'],
    ['a needless escape', '{"a":1,"c":"\\u0078"}'],
    ['half of a surrogate pair', '{"a":1,"c":"\\ud800"}'],
    ['minus nought', '{"a":-0,"c":"x"}'],
    ['a field left to its default', '{"a":1}'],
    ['a line end where none belongs', '{"a":1,"c":"x"}\n'],
  ])('is refused with %s', (_, text) => refuses(text, 'PAPER_CANONICAL'));

  it('is refused without the line end that files have, or with two', () => {
    refuses('{"a":1,"c":"x"}', 'PAPER_CANONICAL', true);
    refuses('{"a":1,"c":"x"}\n\n', 'PAPER_CANONICAL', true);
  });

  it('is refused with a number that no double holds', () => refuses(`{"a":1e400,"c":"x"}`, 'PAPER_FIELD'));
  it('is refused with fields that nobody knows, such as one that would change prototypes', () => {
    refuses('{"a":1,"c":"x","d":1}', 'PAPER_FIELD');
    refuses('{"__proto__":{"a":1},"a":1,"c":"x"}', 'PAPER_FIELD');
  });
  it('is refused where it is not JSON, or not UTF-8, or begins with a byte order mark', () => {
    for (const text of ['', 'a: 1', '{"a":1,"c":"x"', 'NaN', '\ufeff{"a":1,"c":"x"}'])
      refuses(text, 'PAPER_SYNTAX');
    refuses(Buffer.from([...Buffer.from('{"a":1,"c":"'), 0xff, ...Buffer.from('"}')]), 'PAPER_SYNTAX');
  });
  it('is refused, and does not end the process, where it is nested a hundred thousand deep', () => {
    const deep = (n: number): string => `${'['.repeat(n)}${']'.repeat(n)}`;
    refuses(deep(100_000), 'PAPER_SYNTAX');
    refuses(`{"a":1,"b":${deep(1_000_000)},"c":"x"}`, 'PAPER_SYNTAX');
    refuses(`{"a":1,"b":${deep(50)},"c":"x"}`, 'PAPER_FIELD');
    refuses('['.repeat(1_000_000), 'PAPER_SYNTAX');
  });
  it('is refused, and takes no memory, where it is wrong a million times', () => {
    refuses(`{"a":1,"b":[${'1,'.repeat(1_000_000)}1],"c":"x"}`, 'PAPER_TOO_LARGE');
    refuses(`{"a":1,"b":[${'{},'.repeat(500_000)}1],"c":"x"}`, 'PAPER_TOO_LARGE');
    refuses(`{"a":1,"b":[${'1,'.repeat(90_000)}1],"c":"x"}`, 'PAPER_FIELD');
  });
  it('may hold long texts of whatever characters', () => {
    const long = { a: 1, b: [], c: '[{,"\\'.repeat(200_000) };
    expect(read(canonicalJson(long))).toEqual(long);
  });
  it('is refused before it is read where it is larger than its limit', () =>
    refuses(' '.repeat(4_000_001), 'PAPER_TOO_LARGE'));
});
