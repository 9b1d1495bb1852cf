// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseSubunit } from './parse-subunit.js';
import { whyNotPassed } from './test-results.js';

const stream = readFileSync(new URL('fixtures/python-subunit.subunit', import.meta.url));

/** A packet with a test id and a status, built by the specification. */
function packet(id: string, status: number): Buffer {
  const name = Buffer.from(id);
  const body = Buffer.concat([Buffer.from([0xb3, 0x28, status, name.length + 9, name.length]), name]);
  body[3] = body.length + 4;
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([body, sum]);
}

describe('parseSubunit', () => {
  test('reads what python-subunit writes', () => {
    expect(parseSubunit(stream)).toEqual({
      expected: 5,
      passed: 1,
      failed: ['test_x.T.test_error', 'test_x.T.test_fail'],
      skipped: ['test_x.T.test_skip', 'test_x.T.test_xfail'],
    });
  });
  test('counts a test that only exists or is in progress as planned and not run', () => {
    const results = parseSubunit(Buffer.concat([packet('a', 1), packet('b', 2), packet('c', 3)]));
    expect(results).toEqual({ expected: 3, passed: 1, failed: [], skipped: [] });
    expect(whyNotPassed(results)).toContain('2 of 3 planned tests did not run');
  });
  test('never lets a later success undo a failure', () => {
    expect(parseSubunit(Buffer.concat([packet('a', 6), packet('a', 3)])).failed).toEqual(['a']);
  });
  test('counts an unexpected success as failed', () => {
    expect(parseSubunit(packet('a', 4)).failed).toEqual(['a']);
  });
  test('refuses a stream that is cut off at any byte inside a packet', () => {
    const whole = packet('some.test', 3);
    for (let size = 1; size < whole.length; size++) {
      expect(() => parseSubunit(whole.subarray(0, size))).toThrow(
        expect.objectContaining({ code: 'RESULT_SYNTAX' }),
      );
    }
  });
  test('refuses a stream with any one bit changed, or reads another outcome from none', () => {
    const whole = packet('t', 6);
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const changed = Buffer.from(whole);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => parseSubunit(changed)).toThrow(expect.objectContaining({ code: 'RESULT_SYNTAX' }));
    }
  });
  test('refuses output of something else between packets', () => {
    expect(() => parseSubunit(Buffer.concat([packet('a', 3), Buffer.from('warning\n')]))).toThrow(
      expect.objectContaining({ code: 'RESULT_SYNTAX' }),
    );
  });
});
