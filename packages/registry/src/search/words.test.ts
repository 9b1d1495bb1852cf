// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { licenceIds } from './licence-ids.js';
import { WORD_LIMIT, wordsOf } from './words.js';

it.each([
  ['Object-Storage, by API!', ['object', 'storage', 'by', 'api']],
  ['Überprüfung für ＯｐｅｎＳｔａｃｋ', ['uberprufung', 'fur', 'openstack']],
  ['kOps v1.37', ['kops', 'v1', '37']],
  ['云计算 ☃', ['云计算']],
  ['', []],
])('reads the words of %j', (text, words) => {
  expect(wordsOf(text, 10)).toEqual(words);
});

it('stops at as many words, and cuts endless ones', () => {
  expect(wordsOf('a b c d', 2)).toEqual(['a', 'b']);
  expect(wordsOf('x'.repeat(100_000), 5)).toEqual(['x'.repeat(WORD_LIMIT)]);
});

it.each([
  ['MIT', ['MIT']],
  ['MIT OR (Apache-2.0 WITH LLVM-exception)', ['Apache-2.0', 'MIT']],
  ['(GPL-2.0-only and MIT)', ['GPL-2.0-only', 'MIT']],
  ['', []],
])('reads the licences of %j', (expression, ids) => {
  expect(licenceIds(expression)).toEqual(ids);
});
