// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.js';

it('gives equal values equal bytes, whatever the order of their members', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('writes numbers and strings as RFC 8785 section 3.2 does', () => {
  expect(canonicalJson({ b: 1e21, a: [-0, 1e-7, '\u20ac\u000f\n'] })).toBe(
    '{"a":[0,1e-7,"€\\u000f\\n"],"b":1e+21}',
  );
});

it('refuses what JSON cannot hold', () => {
  expect(() => canonicalJson(undefined)).toThrow(TypeError);
  expect(() => canonicalJson(Number.NaN)).toThrow();
});
