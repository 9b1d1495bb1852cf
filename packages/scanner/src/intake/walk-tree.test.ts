// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.js';
import { DEFAULT_LIMITS } from './limits.js';
import { walkTree } from './walk-tree.js';

let folder: TemporaryFolder;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

const walk = (limits = {}) => walkTree(folder.path, { ...DEFAULT_LIMITS, ...limits });
const paths = (limits = {}) => walk(limits).entries.map((entry) => entry.path);

describe('walkTree', () => {
  it('lists files sorted by path, whatever the order on disk', () => {
    folder.write({ 'b/z.py': '', 'B.py': '', 'b.py': '', 'a/c/d.py': 'x', 'b-a.py': '' });
    expect(paths()).toEqual(['B.py', 'a/c/d.py', 'b-a.py', 'b.py', 'b/z.py']);
    expect(walk().entries.find((entry) => entry.path === 'a/c/d.py')?.bytes).toBe(1);
  });

  it('leaves out what version control and tools keep for themselves', () => {
    folder.write({ '.git/config': '', 'src/.git': 'gitdir: /elsewhere', '.tox/x.py': '', 'src/a.py': '' });
    expect(paths()).toEqual(['src/a.py']);
  });

  it('follows no symbolic link: not to files, not out of the tree, not into loops', () => {
    folder.write({ 'a/b/c.py': '' });
    symlinkSync('/etc/passwd', join(folder.path, 'outside'));
    symlinkSync('/', join(folder.path, 'a/root'));
    symlinkSync('..', join(folder.path, 'a/b/loop'));
    symlinkSync('nowhere', join(folder.path, 'broken'));
    expect(paths()).toEqual(['a/b/c.py']);
    expect(walk().skipped).toEqual(
      ['a/b/loop', 'a/root', 'broken', 'outside'].map((path) => ({ path, reason: 'symbolic-link' })),
    );
  });

  it('opens no FIFO, on which it would wait for ever', () => {
    execFileSync('mkfifo', [join(folder.path, 'pipe.py')]);
    expect(walk()).toEqual({ entries: [], skipped: [{ path: 'pipe.py', reason: 'special-file' }] });
  });

  it('goes no deeper than the limit, and says where it stopped', () => {
    mkdirSync(join(folder.path, Array.from({ length: 100 }, () => 'd').join('/')), { recursive: true });
    expect(walk({ depth: 5 }).skipped).toEqual([{ path: 'd/d/d/d/d/d', reason: 'too-deep' }]);
  });

  it('refuses a tree with more files or bytes than the limits', () => {
    folder.write({ a: '12345', b: '12345', c: '12345' });
    expect(() => walk({ files: 2 })).toThrow(expect.objectContaining({ code: 'SCAN_TOO_LARGE' }));
    expect(() => walk({ bytes: 14 })).toThrow(expect.objectContaining({ code: 'SCAN_TOO_LARGE' }));
    expect(paths({ files: 3, bytes: 15 })).toHaveLength(3);
  });

  it('skips paths that are too long', () => {
    folder.write({ 'long-name.py': '', 'a.py': '' });
    expect(walk({ pathLength: 6 }).skipped).toEqual([{ path: 'long-name.py', reason: 'path-too-long' }]);
  });
});
