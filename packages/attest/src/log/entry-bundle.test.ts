// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusal } from '../testing/refusal.js';
import { encodeEntries, ENTRIES_LIMIT, parseEntries } from './entry-bundle.js';

test('each entry stands after its length in two bytes', () => {
  const bytes = encodeEntries([Buffer.from('abc'), new Uint8Array(0), new Uint8Array(258)]);
  expect(Buffer.from(bytes).toString('hex')).toBe(`0003616263${'0000'}0102${'00'.repeat(258)}`);
});

test('what was encoded is read back, and with one byte more or less it is refused', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(entries, fc.uint8Array({ minLength: 1, maxLength: 4 }), (some, more) => {
      const bytes = encodeEntries(some);
      expect(parseEntries(bytes, some.length).map((entry) => [...entry])).toEqual(
        some.map((entry) => [...entry]),
      );
      expect(refusal(() => parseEntries(bytes.subarray(0, -1), some.length))).toBe('LOG_ENTRIES');
      expect(refusal(() => parseEntries(Buffer.concat([bytes, more]), some.length))).toBe('LOG_ENTRIES');
      expect(refusal(() => parseEntries(bytes, some.length + 1))).toBe('LOG_ENTRIES');
      if (some.length > 1) expect(refusal(() => parseEntries(bytes, some.length - 1))).toBe('LOG_ENTRIES');
    }),
  );
});

test('any bytes are either read or refused, never more', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), fc.integer({ min: 1, max: 256 }), (bytes, width) => {
      expect([undefined, 'LOG_ENTRIES']).toContain(refusal(() => parseEntries(bytes, width)));
    }),
  );
});

test('the largest entries fit, larger ones are refused', () => {
  const largest = new Uint8Array(65_535);
  expect(encodeEntries(Array.from({ length: 256 }, () => largest))).toHaveLength(ENTRIES_LIMIT);
  expect(refusal(() => encodeEntries([new Uint8Array(65_536)]))).toBe('LOG_ENTRY_SIZE');
  expect(() => encodeEntries([])).toThrow(RangeError);
  expect(() => encodeEntries(Array.from({ length: 257 }, () => new Uint8Array(1)))).toThrow(RangeError);
});
