// SPDX-License-Identifier: Apache-2.0
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, scan as scanSchema } from '@touchstone/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SCAN_FORMATS, writeScan } from './output/formats.js';
import { scanPath } from './scan.js';
import { HOSTILE_FILES } from './testing/hostile-tree.js';
import { temporaryFolder, type TemporaryFolder } from './testing/temporary-folder.js';

let folder: TemporaryFolder;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

const scan = (options = {}) => scanPath(folder.path, { tool: 'test', threads: 0, ...options });

const CLIENT = `require 'fog/openstack'

compute = Fog::OpenStack::Compute.new(openstack_auth_url: url)
compute.servers.create(name: 'harbour')
`;

describe('scanPath', () => {
  it('finds what the product calls, with file and line, and tells tests apart', async () => {
    folder.write({
      'Gemfile.lock': 'GEM\n  remote: https://rubygems.org/\n  specs:\n    fog-openstack (1.1.0)\n',
      'lib/harbour.rb': CLIENT,
      'spec/harbour_spec.rb': CLIENT,
      'vendor/other/lib/other.rb': CLIENT,
    });
    const found = await scan();
    const create = found.operations.find(({ operation }) => operation === 'compute:server.create');
    expect(create).toMatchObject({ count: 1, elsewhere: { test: 1 } });
    expect(create?.places[0]).toMatchObject({ file: 'lib/harbour.rb', line: 4 });
    expect(found.services.map(({ service }) => service)).toContain('compute');
    expect(found.sdks[0]).toMatchObject({ versions: ['1.1.0'] });
    expect(found.files.byOrigin).toEqual({ product: 2, test: 1, vendored: 1 });
  });

  it('gives the same bytes for the same tree, wherever it lies', async () => {
    const other = temporaryFolder();
    try {
      const files = {
        'lib/harbour.rb': CLIENT,
        'bin/run.sh': 'openstack server list\n',
        Gemfile: "gem 'fog-openstack'\n",
      };
      folder.write(files);
      other.write(Object.fromEntries(Object.entries(files).toReversed()));
      const [one, two] = [await scan(), await scanPath(other.path, { tool: 'test', threads: 0 })];
      const bare = (paper: typeof one): string =>
        canonicalJson({ ...paper, subject: { ...paper.subject, name: '' } });
      expect(bare(one)).toBe(bare(two));
      expect(JSON.stringify(one)).not.toContain(folder.path);
    } finally {
      other.remove();
    }
  });

  it('says where a git checkout comes from, without the password in its URL', async () => {
    const commit = '0123456789abcdef0123456789abcdef01234567';
    folder.write({
      'a.py': '',
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.git/packed-refs': `# pack-refs with: peeled\n${commit} refs/heads/main\n`,
      '.git/config': '[remote "origin"]\n\turl = https://me:secret@example.org/harbour/sync.git\n',
    });
    expect((await scan()).subject).toMatchObject({ repository: 'https://example.org/harbour/sync', commit });
    expect((await scan({ repository: 'https://example.org/other' })).subject).toMatchObject({
      repository: 'https://example.org/other',
      commit,
    });
  });

  it('believes no .git that points outside the tree', async () => {
    const elsewhere = temporaryFolder();
    try {
      elsewhere.write({ HEAD: '0123456789abcdef0123456789abcdef01234567\n', secret: '' });
      folder.write({ 'a.py': '', 'sub/.git': `gitdir: ${elsewhere.path}\n` });
      symlinkSync(elsewhere.path, join(folder.path, '.git'));
      expect((await scan()).subject).toMatchObject({ repository: null, commit: null });
    } finally {
      elsewhere.remove();
    }
  });

  it('comes through a hostile tree, with the reason for what it skipped', { timeout: 180_000 }, async () => {
    folder.write(HOSTILE_FILES);
    const found = await scan();
    expect(scanSchema.safeParse(found).error?.issues).toBeUndefined();
    const skipped = Object.fromEntries(found.files.skipped.map(({ reason, files }) => [reason, files]));
    expect(skipped.binary).toEqual(['image.py']);
    expect(skipped['not-utf-8']).toEqual(['latin1.py']);
    expect(skipped['too-large']).toEqual(['huge.py']);
    expect(skipped['detector-failed']).toBeUndefined();
    // The sound ones among them are still found, and nothing outside the tree was.
    expect(found.services.map(({ service }) => service)).toContain('compute');
    for (const format of SCAN_FORMATS) expect(writeScan(found, format)).not.toContain('root:x:0');
  });

  it('takes an empty tree for what it is', async () => {
    const found = await scan();
    expect(scanSchema.parse(found).files).toMatchObject({ seen: 0, read: 0 });
    expect(found.services).toEqual([]);
  });
});
