// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isVersionOf, pinsOneVersion, rangeAdmits } from './ecosystem-range.js';

const CASES: readonly (readonly [string, string, string, boolean | undefined])[] = [
  ['pypi', '>=1.2,<2', '1.9.1', true],
  ['pypi', '>=1.2,<2', '2.0', false],
  ['pypi', '>=1.2 <2', '1.9', true],
  ['pypi', '!=2.1.0,>=2.0.0', '2.1.0', false],
  ['pypi', '~=1.4.2', '1.5.0', false],
  ['pypi', '2.31.0', '2.31.0', true],
  ['pypi', '2.31', '2.31.0', true],
  ['pypi', '3.10.*', '3.10.4', true],
  ['pypi', '^3.8', '3.13.5', true],
  ['pypi', '^3.8', '4.0', false],
  ['pypi', '^0.3.1', '0.4.0', false],
  ['pypi', '^0.0.3', '0.0.4', false],
  ['pypi', '~2.7', '2.8', false],
  ['pypi', '>=2.7,<3 || >=3.6', '3.9.2', true],
  ['pypi', '>=1.0', '1.1rc1', true],
  ['pypi', 'latest', '1.0', undefined],
  ['gem', '~> 3.1', '3.4.0', true],
  ['gem', '~> 3.1', '4.0', false],
  ['gem', '~> 3.1.2', '3.2.0', false],
  ['gem', '~> 1', '2.0', false],
  ['gem', '>= 6.0, < 7.1', '6.1.7', true],
  ['gem', '>= 6.0, < 7.1', '7.1.0', false],
  ['gem', '2.2.4', '2.2.4', true],
  ['gem', '>= 2.0', '2.0.0.rc1', false],
  ['gem', 'newest', '1.0', undefined],
  ['maven', '4.5.14', '4.5.14', true],
  ['maven', '4.5.1', '4.5.14', true],
  ['maven', '4.5.14', '4.5.1', false],
  ['maven', '4.5', '5.0', false],
  ['maven', '[1.0,2.0)', '1.9', true],
  ['maven', '[1.0,2.0)', '2.0', false],
  ['maven', '(,1.0],[1.2,)', '1.1', false],
  ['maven', '[1.5]', '1.5', true],
  ['maven', '${guava.version}', '32.0', undefined],
  ['golang', 'v1.14.0', '1.14.1', true],
  ['golang', 'v1.14.1', '1.14.0', false],
  ['golang', 'v2.4.0', '1.14.0', false],
  ['golang', 'v24.0.7+incompatible', '24.0.7', true],
  ['golang', 'v0.0.0-20190531201743-edce55837238', '1.0', undefined],
  ['npm', '^4.17.21', '4.18.0', true],
  ['npm', '~4.17.1', '4.18.0', false],
  ['npm', '>=1 <2 || 3.x', '3.4.5', true],
  ['npm', 'github:owner/name', '1.0.0', undefined],
  ['deb', '>= 2:1.0-1~', '1.2', true],
  ['deb', '<< 3', '3.1', false],
  ['deb', '= 1.0-2', '1.0', true],
  ['deb', '1.0', '1.0', undefined],
  ['nuget', '1.0', '1.0', undefined],
];

describe('what manifests ask for', () => {
  test.each(CASES)('of %s, %s and version %s: %s', (ecosystem, range, version, admitted) => {
    expect(rangeAdmits(ecosystem, range, version)).toBe(admitted);
  });

  test('never makes it throw, whatever is written', () => {
    const ecosystem = fc.constantFrom('pypi', 'gem', 'maven', 'golang', 'npm', 'deb', 'cargo');
    const part = fc.constantFrom(
      '>=',
      '<',
      '~>',
      '^',
      '~',
      '==',
      '1.2',
      'v3',
      '*',
      ',',
      '||',
      '[',
      ')',
      ' ',
      'x',
      '-',
    );
    const range = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(ecosystem, range, (one, text) => {
        expect([true, false, undefined]).toContain(rangeAdmits(one, text, '1.2.3'));
      }),
    );
  });

  test('is answered at once for a long text that is no version', () => {
    const start = performance.now();
    for (const one of ['pypi', 'gem', 'maven', 'golang', 'npm', 'deb'])
      rangeAdmits(one, `${'1'.repeat(290)}!`, '1.2.3');
    for (const one of ['pypi', 'gem', 'maven', 'golang', 'npm', 'deb'])
      rangeAdmits(one, `${' '.repeat(290)}!`, '1.2.3');
    expect(performance.now() - start).toBeLessThan(500);
  });
});

test('an exact version stands for itself alone, but go.mod and pom.xml only name the least', () => {
  expect(pinsOneVersion('pypi', '1.2.3')).toBe(true);
  expect(pinsOneVersion('gem', '= 1.2.3')).toBe(true);
  expect(pinsOneVersion('pypi', '>=1.2.3')).toBe(false);
  expect(pinsOneVersion('golang', 'v1.2.3')).toBe(false);
  expect(pinsOneVersion('maven', '1.2.3')).toBe(false);
  expect(isVersionOf('v1.2.3', '1.2.3')).toBe(true);
  expect(isVersionOf('==1.2', '1.2.0')).toBe(true);
  expect(isVersionOf('1.2.4', '1.2.3')).toBe(false);
});
