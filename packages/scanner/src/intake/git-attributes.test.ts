// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.js';
import { originByRules, parseGitAttributes } from './git-attributes.js';

let folder: TemporaryFolder;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

const PATHS = [
  'zz_a.go',
  'a/zz_a.go',
  'a/b/zz_a.go',
  'docs/a.md',
  'docs/cli/a.md',
  'docs/cli/b/c.md',
  'gen.go',
  'x/gen.go',
];

describe('parseGitAttributes', () => {
  // A template keeps the user's own hooks and attributes out of it.
  it.each([
    'zz_*.go linguist-generated',
    '**/zz_*.go linguist-generated=true',
    '/docs/cli/** linguist-generated=true',
    'docs/*.md linguist-generated',
    'docs/** linguist-generated\ndocs/cli/** -linguist-generated',
    'a/**/zz_?.go linguist-generated',
    '/gen.go linguist-generated',
    '*.go linguist-generated=false\n# *.md linguist-generated',
    'd*s/*/a.md linguist-generated',
  ])('says what git says of %j', (text) => {
    folder.write({ '.gitattributes': text });
    const git = (...args: string[]): string =>
      execFileSync('git', args, { cwd: folder.path, encoding: 'utf8' });
    git('init', '--quiet', '--template=');
    const rules = parseGitAttributes(text, '');
    for (const path of PATHS) {
      const said = git('check-attr', 'linguist-generated', '--', path).trim().split(': ').at(-1) ?? '';
      const expected = {
        set: 'generated',
        true: 'generated',
        unset: null,
        false: null,
        unspecified: undefined,
      }[said];
      expect([path, originByRules(rules, path)]).toEqual([path, expected]);
    }
  });

  it('speaks only of what lies below its folder', () => {
    const rules = parseGitAttributes('*.go linguist-vendored', 'third');
    expect(originByRules(rules, 'third/a/b.go')).toBe('vendored');
    expect(originByRules(rules, 'thirds/a.go')).toBeUndefined();
    expect(originByRules(rules, 'a.go')).toBeUndefined();
  });

  it('comes to an end whatever a stranger writes', () => {
    const pattern = `${'*a'.repeat(140)}/${'**/'.repeat(5)}x linguist-generated`;
    const rules = parseGitAttributes(`${pattern}\n`.repeat(2000), '');
    expect(originByRules(rules, `${'a'.repeat(300)}/${'b/'.repeat(50)}y`)).toBeUndefined();
  });
});
