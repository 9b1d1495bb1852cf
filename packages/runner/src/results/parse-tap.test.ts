// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseTap } from './parse-tap.js';
import { whyNotPassed } from './test-results.js';

const fixture = new URL('fixtures/perl-test-more.tap', import.meta.url);

describe('parseTap', () => {
  test("reads what Perl's Test::More writes: skips, expected failures, subtests, a failure", () => {
    expect(parseTap(readFileSync(fixture, 'utf8'))).toEqual({
      expected: 6,
      passed: 3,
      failed: ['fails'],
      skipped: ['test 3', 'later'],
    });
  });
  test('counts tests that were planned and did not run', () => {
    const results = parseTap('TAP version 14\n1..3\nok 1 - a\nok 2\n');
    expect(results).toEqual({ expected: 3, passed: 2, failed: [], skipped: [] });
    expect(whyNotPassed(results)).toContain('1 of 3 planned tests did not run');
  });
  test('takes the plan at the end and tests without numbers', () => {
    expect(parseTap('ok\nok - b\n1..2\n')).toMatchObject({ expected: 2, passed: 2 });
  });
  test('fails a suite that bails out', () => {
    expect(parseTap('1..2\nok 1\nBail out! no database\n').failed).toEqual(['bailed out: no database']);
  });
  test('fails a suite of zero tests, and one that skipped everything', () => {
    expect(whyNotPassed(parseTap('1..0 # SKIP not on this system\n'))).toBe('the suite ran no tests');
    expect(whyNotPassed(parseTap('1..1\nok 1 # SKIP\n'))).toBe('all 1 tests were skipped');
  });
  test.each([
    ['no plan', 'ok 1\n'],
    ['two plans', '1..1\nok 1\n1..1\n'],
    ['a number twice', '1..2\nok 1\nok 1\n'],
    ['a number beyond the plan', '1..1\nok 1\nok 7\n'],
    ['an absurd plan', '1..99999999\n'],
    ['nothing at all', ''],
  ])('refuses %s', (_, text) => {
    expect(() => parseTap(text)).toThrow(expect.objectContaining({ code: 'RESULT_SYNTAX' }));
  });
});
