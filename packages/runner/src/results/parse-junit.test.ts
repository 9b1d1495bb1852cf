// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTouchstoneError } from '@touchstone/model';
import { parseJunit } from './parse-junit.js';
import { whyNotPassed } from './test-results.js';

const fixture = new URL('fixtures/pytest.junit.xml', import.meta.url);

describe('parseJunit', () => {
  test('reads what pytest writes', () => {
    expect(parseJunit(readFileSync(fixture, 'utf8'))).toEqual({
      expected: 5,
      passed: 1,
      failed: ['test_x.T.test_error', 'test_x.T.test_fail'],
      skipped: ['test_x.T.test_skip', 'test_x.T.test_xfail'],
    });
  });
  test('expects as many tests as the suite declares', () => {
    const results = parseJunit('<testsuite tests="3"><testcase name="a"/></testsuite>');
    expect(results).toMatchObject({ expected: 3, passed: 1 });
    expect(whyNotPassed(results)).toContain('2 of 3 planned tests did not run');
  });
  test('adds up suites, and does not count nested ones twice', () => {
    const inner = '<testsuite tests="1"><testcase name="a"/></testsuite>';
    const nested = `<testsuites><testsuite tests="2">${inner}${inner}</testsuite>${inner}</testsuites>`;
    expect(parseJunit(nested)).toMatchObject({ expected: 3, passed: 3 });
  });
  test('reads names with entities, and passes over text, comments and CDATA', () => {
    const text =
      '<?xml version="1.0"?><!-- <testcase/> --><testsuite><testcase name=\'&lt;a&#x20;&amp;&#98;&gt;\'>' +
      '<failure>x</failure><system-out><![CDATA[<failure>]]></system-out></testcase></testsuite>\n';
    expect(parseJunit(text).failed).toEqual(['<a &b>']);
  });
  test.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><testsuite/>'],
    ['another document', '<html><body/></html>'],
    ['a file that ends early', '<testsuite><testcase name="a"/>'],
    ['end tags that do not match', '<testsuite></testsuites>'],
    ['two roots', '<testsuite/><testsuite/>'],
    ['an attribute twice', '<testsuite tests="1" tests="2"/>'],
    ['text that is no XML', 'PASS 3 tests'],
    ['deep nesting', '<testsuite>'.repeat(80) + '</testsuite>'.repeat(80)],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(() => parseJunit(text)).toThrow(expect.objectContaining({ code: 'RESULT_SYNTAX' }));
  });
  test('either reads or refuses any text, and never passes a suite without tests', () => {
    const piece = fc.constantFrom(
      '<testsuite>',
      '</testsuite>',
      '<testcase name="a"/>',
      '<!--',
      '-->',
      '&',
      '"',
      '<',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        try {
          if (!text.includes('<testcase')) expect(whyNotPassed(parseJunit(text))).toBeDefined();
          else parseJunit(text);
        } catch (error) {
          expect(isTouchstoneError(error, 'RESULT_SYNTAX')).toBe(true);
        }
      }),
    );
  });
});
