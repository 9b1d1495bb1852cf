// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scan as scanSchema, type Scan } from '@touchstone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { touchstone, type Ran } from './support/touchstone.js';

const CLIENT = `require 'fog/openstack'
compute = Fog::OpenStack::Compute.new(openstack_auth_url: url)
compute.servers.create(name: 'harbour')
`;
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

let folder: string;
let tree: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-e2e-scan-'));
  tree = join(folder, 'harbour');
  await mkdir(join(tree, 'lib'), { recursive: true });
  await mkdir(join(tree, 'hooks'));
  await writeFile(join(tree, 'lib/harbour.rb'), CLIENT);
  await writeFile(join(tree, 'Gemfile'), "gem 'fog-openstack', '~> 1.1'\n");
  // More files than one thread is started for.
  for (let at = 0; at < 450; at += 1) {
    await writeFile(join(tree, `lib/part-${at}.rb`), `require 'fog/openstack'\nfog.servers.all # ${at}\n`);
  }
  await symlink('/', join(tree, 'lib/root'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const temp = async (): Promise<string> => mkdtemp(join(folder, 'tmp-'));

async function scan(path: string, ...args: string[]): Promise<Ran & { readonly left: readonly string[] }> {
  const TMPDIR = await temp();
  const ran = await touchstone(['scan', path, ...args], { TMPDIR }, folder);
  return { ...ran, left: await readdir(TMPDIR) };
}

async function paper(path: string, ...args: string[]): Promise<Scan> {
  const ran = await scan(path, '--format', 'json', ...args);
  expect([ran.code, ran.stderr.includes('defect'), ran.left]).toEqual([0, false, []]);
  return scanSchema.parse(JSON.parse(ran.stdout));
}

describe('touchstone scan', () => {
  it('scans a tree in threads, and twice the same', async () => {
    const [one, two] = [await scan(tree, '--format', 'json'), await scan(tree, '--format', 'json')];
    expect(one.stdout).toBe(two.stdout);
    const found = scanSchema.parse(JSON.parse(one.stdout));
    expect(found.subject).toMatchObject({ kind: 'tree', name: 'harbour', repository: null });
    expect(found.files).toMatchObject({ seen: 453, read: 452 });
    expect(
      found.operations.find(({ operation }) => operation === 'compute:server.create')?.places[0],
    ).toMatchObject({
      file: 'lib/harbour.rb',
      line: 3,
    });
    expect(found.concerns).toHaveLength(20);
  });

  it('scans archives to the same findings and digest as the tree, and leaves nothing behind', async () => {
    const { subject, ...expected } = await paper(tree);
    execFileSync('tar', ['czf', join(folder, 'harbour.tar.gz'), '-C', folder, 'harbour']);
    const { subject: archived, files, ...found } = await paper(join(folder, 'harbour.tar.gz'));
    expect(archived).toEqual({ ...subject, kind: 'archive', name: 'harbour.tar.gz' });
    expect({ ...found, files: { ...files, skipped: [] } }).toEqual({
      ...expected,
      files: { ...expected.files, skipped: [] },
    });
    // The link to the root leads outside the archive; in the tree it is a link.
    expect(files.skipped).toEqual([{ reason: 'link-outside', count: 1, files: ['lib/root'] }]);
  });

  it('names repository and commit when it is told, and refuses what would publish a password', async () => {
    const about = ['--repository', 'https://example.org/harbour', '--commit', COMMIT];
    expect((await paper(tree, ...about)).subject).toMatchObject({
      repository: 'https://example.org/harbour',
      commit: COMMIT,
    });
    for (const wrong of [
      ['--repository', 'https://me:secret@example.org/x'],
      ['--commit', 'abc'],
    ]) {
      const ran = await scan(tree, ...wrong);
      expect([ran.code, ran.stdout]).toEqual([2, '']);
      expect(ran.stderr).toContain('CLI_USAGE');
      expect(ran.stderr).not.toContain('secret');
    }
  });

  it('runs nothing that a checkout names: neither hooks nor programs of its configuration', async () => {
    const checkout = join(folder, 'checkout');
    const trap = join(folder, 'trapped');
    await mkdir(join(checkout, '.git/hooks'), { recursive: true });
    await writeFile(join(checkout, '.git/HEAD'), `${COMMIT}\n`);
    await writeFile(
      join(checkout, '.git/config'),
      `[core]\n\tfsmonitor = touch ${trap}\n\tpager = touch ${trap}\n[remote "origin"]\n\turl = git@example.org:harbour/sync.git\n`,
    );
    await writeFile(join(checkout, '.git/hooks/post-index-change'), `#!/bin/sh\ntouch ${trap}\n`, {
      mode: 0o755,
    });
    await writeFile(join(checkout, 'setup.py'), `open(${JSON.stringify(trap)}, 'w')\n`);
    expect((await paper(checkout)).subject).toMatchObject({
      repository: 'https://example.org/harbour/sync',
      commit: COMMIT,
    });
    expect(await readdir(folder)).not.toContain('trapped');
  });

  it.each(['text', 'sarif', 'cyclonedx'])('writes %s to a file and says so', async (format) => {
    const out = join(folder, `scan.${format}`);
    const ran = await scan(tree, '--format', format, '--out', out);
    expect([ran.code, ran.stdout]).toEqual([0, '']);
    expect(await readFile(out, 'utf8')).toContain('compute');
    if (format !== 'text') JSON.parse(await readFile(out, 'utf8'));
  });

  it.each([
    ['nowhere', 'SCAN_NO_SUCH_PATH'],
    ['harbour/Gemfile', 'SCAN_NOT_AN_ARCHIVE'],
    ['broken.tar.gz', 'SCAN_ARCHIVE_BROKEN'],
    ['broken.json', 'SCAN_SBOM'],
  ])('refuses %s with its code and exit code 2, in JSON where that was asked for', async (name, code) => {
    await writeFile(join(folder, 'broken.tar.gz'), Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]));
    await writeFile(join(folder, 'broken.json'), '{"bomFormat": "CycloneDX", "specVersion": 5}');
    const ran = await scan(join(folder, name));
    expect([ran.code, ran.stdout, ran.left]).toEqual([2, '', []]);
    expect(ran.stderr).toContain(code);
    const json = await scan(join(folder, name), '--format', 'json');
    expect(JSON.parse(json.stderr)).toMatchObject({ error: { code } });
  });
});
