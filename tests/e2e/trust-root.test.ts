// SPDX-License-Identifier: Apache-2.0
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TrustRoot } from '@touchstone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { touchstone, type Ran } from './support/touchstone.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-trust-'));
  for (const name of ['one', 'two', 'three']) await run(0, 'key', 'create', '--out', `${name}.pem`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(code: number, ...args: readonly string[]): Promise<Ran> {
  const ran = await touchstone(args, {}, folder);
  expect(ran.code, `${args.join(' ')}\n${ran.stderr}`).toBe(code);
  return ran;
}
const trust = (code: number, ...args: readonly string[]): Promise<Ran> => run(code, 'trust', ...args);
const refused = async (...args: readonly string[]): Promise<string> =>
  /\[([A-Z_]+)\]/.exec((await trust(2, ...args)).stderr)?.[1] ?? '';
async function edit(file: string, change: (paper: TrustRoot) => void): Promise<void> {
  const paper = parse(await readFile(join(folder, file), 'utf8')) as TrustRoot;
  change(paper);
  await writeFile(join(folder, file), stringify(paper));
}

describe('a trust root, from the command line', () => {
  it('is drafted for a person to edit, signed by several, and shown', async () => {
    const draft = await trust(
      0,
      'draft',
      '--name',
      'Ours',
      '--root-key',
      'one.pem.pub',
      '--root-key',
      'two.pem.pub',
    );
    await writeFile(join(folder, 'v1.yaml'), draft.stdout);
    expect(draft.stdout).toMatch(/^# A trust root/);

    await trust(0, 'sign', 'v1.yaml', '--key', 'one.pem', '--out', 'v1.json');
    expect((await trust(1, 'show', 'v1.json')).stdout).toContain('TOO FEW');
    expect(await refused('sign', 'v1.json', '--key', 'three.pem', '--out', 'v1.json')).toBe('TRUST_NOT_ROOT');
    const signed = await trust(0, 'sign', 'v1.json', '--key', 'two.pem', '--out', 'v1.json');
    expect(signed.stderr).toContain('All signatures that it needs are there');
    expect((await trust(0, 'show', 'v1.json')).stdout).toContain('by 2 of 2 root keys');
  });

  it('is not signed with a mistake in it, and nothing else is written over', async () => {
    await copyFile(join(folder, 'v1.yaml'), join(folder, 'bad.yaml'));
    await edit('bad.yaml', (paper) => void (paper.keys[0]!.owner = 'nobody'));
    expect(await refused('sign', 'bad.yaml', '--key', 'one.pem', '--out', 'bad.json')).toBe('TRUST_RULE');
    expect(await refused('sign', 'v1.yaml', '--key', 'one.pem', '--out', 'one.pem')).toBe('CLI_FILE_EXISTS');
    expect(await readFile(join(folder, 'one.pem'), 'utf8')).toContain('PRIVATE KEY');
  });

  it('is followed by a new version, which who pins the old one takes over', async () => {
    await writeFile(join(folder, 'v2.yaml'), (await trust(0, 'draft', 'v1.json')).stdout);
    await edit('v2.yaml', (paper) => {
      expect(paper.version).toBe(2);
      // The second key is lost: out of the root keys, revoked, and still there for all to see.
      paper.rootKeys = paper.rootKeys.slice(0, 1);
      paper.threshold = 1;
      paper.keys[1]!.revoked = { at: paper.issuedAt, reason: 'lost' };
    });
    const sign = (key: string, paper = 'v2.json'): readonly string[] => [
      'sign',
      paper,
      '--key',
      key,
      '--previous',
      'v1.json',
      '--out',
      'v2.json',
    ];
    const first = await trust(0, ...sign('one.pem', 'v2.yaml'));
    expect(first.stderr).toContain('1 more of the root keys of version 1');
    await copyFile(join(folder, 'v1.json'), join(folder, 'pinned.json'));
    expect(await refused('update', 'pinned.json', 'v2.json')).toBe('TRUST_SUCCESSION');
    await trust(0, ...sign('two.pem'));
    await trust(0, 'update', 'pinned.json', 'v2.json');
    expect(await readFile(join(folder, 'pinned.json'), 'utf8')).toBe(
      await readFile(join(folder, 'v2.json'), 'utf8'),
    );
    expect(await refused('update', 'pinned.json', 'v1.json')).toBe('TRUST_ROLLBACK');
    expect((await trust(0, 'show', 'pinned.json')).stdout).toContain('REVOKED');
  });
});
