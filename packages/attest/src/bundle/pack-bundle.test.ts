// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Digest } from '@touchstone/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SMALL_ATTESTATION, SMALL_MEMBERS, writeSmallBundle } from '../testing/small-bundle.js';
import { storedBytes } from './member.js';
import { openBundle } from './open-bundle.js';
import { packBundle } from './pack-bundle.js';
import { unpackBundle } from './unpack-bundle.js';

let place = '';
const at = (name: string): string => join(place, name);
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'touchstone-pack-'));
  await writeSmallBundle(at('folder'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

async function held(path: string): Promise<Record<string, string>> {
  const { members } = await openBundle(path);
  const bytes = members.map(async (one) => {
    const pieces: Uint8Array[] = [];
    if ('bytes' in one) pieces.push(one.bytes);
    else for await (const piece of storedBytes(one)) pieces.push(piece);
    return [one.path, Buffer.concat(pieces).toString()] as const;
  });
  return Object.fromEntries(await Promise.all(bytes));
}

describe('a bundle as one file', () => {
  it('holds what the folder holds: index, members, attestation', async () => {
    await packBundle(at('folder'), at('file'));
    const [folder, file] = [await openBundle(at('folder')), await openBundle(at('file'))];
    expect(file.index).toEqual(folder.index);
    expect(file.indexDigest).toBe(folder.indexDigest);
    expect(file.indexDigest).toBe(sha256Digest(readFileSync(at('folder/bundle.json'))));
    expect(file.attestation).toEqual(folder.attestation);
    expect(file.attestation.entry).toEqual(SMALL_ATTESTATION.entry);
    expect(await held(at('file'))).toEqual(await held(at('folder')));
    expect(Object.keys(await held(at('file')))).toHaveLength(SMALL_MEMBERS.length);
  });

  it('keeps recordings on disk and papers in memory', async () => {
    await packBundle(at('folder'), at('file'));
    const { members } = await openBundle(at('file'));
    for (const one of members) expect('offset' in one, one.path).toBe(one.role === 'recording');
  });

  it('has the same bytes wherever the folder lies, whatever else is in it, and however old its files are', async () => {
    await packBundle(at('folder'), at('file'));
    await writeSmallBundle(at('elsewhere'), SMALL_MEMBERS.toReversed());
    writeFileSync(at('elsewhere/report.html'), 'derived');
    utimesSync(at('elsewhere/bundle.json'), 1, 1);
    await packBundle(at('elsewhere'), at('other'));
    expect(readFileSync(at('other')).equals(readFileSync(at('file')))).toBe(true);
  });

  it('has the same bytes when it was unpacked and packed again, or packed from itself', async () => {
    await packBundle(at('folder'), at('file'));
    await unpackBundle(at('file'), at('unpacked'));
    await packBundle(at('unpacked'), at('again'));
    await packBundle(at('file'), at('copy'));
    for (const name of ['again', 'copy']) {
      expect(readFileSync(at(name)).equals(readFileSync(at('file'))), name).toBe(true);
    }
    expect(readFileSync(at('unpacked/recipe/deep/b.sh'), 'utf8')).toBe('exit 0\n');
  });

  it('is made of every bundle of the catalog, which are read as they are committed', async () => {
    const catalog = new URL('../../../../catalog/', import.meta.url).pathname;
    const solutions = readdirSync(catalog).filter((name) =>
      existsSync(join(catalog, name, 'evidence/bundle.json')),
    );
    expect(solutions.length).toBeGreaterThan(30);
    for (const solution of solutions) {
      await packBundle(join(catalog, solution, 'evidence'), at('file'));
      const index = readFileSync(join(catalog, solution, 'evidence/bundle.json'));
      expect((await openBundle(at('file'))).indexDigest, solution).toBe(sha256Digest(index));
    }
  });

  it('holds each content once', async () => {
    await packBundle(at('folder'), at('file'));
    expect(readFileSync(at('file')).toString('latin1').split('exit 0\n')).toHaveLength(2);
  });

  it('is what GNU tar writes of the same files, told to leave out times and owners', async () => {
    await packBundle(at('folder'), at('file'));
    const names = execFileSync('tar', ['-tf', at('file')], { encoding: 'utf8' })
      .trimEnd()
      .split('\n');
    execFileSync('mkdir', [at('plain')]);
    execFileSync('tar', ['-xf', at('file'), '-C', at('plain')]);
    const anonymous = ['--owner=0', '--group=0', '--numeric-owner', '--mtime=@0', '--mode=0644'];
    execFileSync('tar', [
      '-cf',
      at('theirs'),
      '--format=ustar',
      '-b1',
      ...anonymous,
      '-C',
      at('plain'),
      ...names,
    ]);
    expect(readFileSync(at('theirs')).equals(readFileSync(at('file')))).toBe(true);
  });

  it('is not unpacked into a folder that holds something, nor over a file', async () => {
    await packBundle(at('folder'), at('file'));
    for (const taken of ['folder', 'file']) {
      await expect(unpackBundle(at('file'), at(taken))).rejects.toMatchObject({ code: 'BUNDLE_NOT_EMPTY' });
    }
  });

  it('is not made of a recording that changes while it is packed, and what was there stays', async () => {
    await packBundle(at('folder'), at('file'));
    const before = readFileSync(at('file'));
    writeFileSync(at('folder/recordings/one.ndjson.gz'), 'one edited...');
    await expect(packBundle(at('folder'), at('file'))).rejects.toMatchObject({ code: 'BUNDLE_DIGEST' });
    expect(readFileSync(at('file')).equals(before)).toBe(true);
    expect(existsSync(at('file.new'))).toBe(false);
  });

  it('takes the place of an older bundle file, and of nothing else', async () => {
    await packBundle(at('folder'), at('file'));
    await packBundle(at('folder'), at('file'));
    writeFileSync(at('thesis.tex'), 'precious');
    for (const taken of ['thesis.tex', 'folder']) {
      await expect(packBundle(at('folder'), at(taken))).rejects.toMatchObject({ code: 'BUNDLE_PATH_TAKEN' });
    }
    expect(readFileSync(at('thesis.tex'), 'utf8')).toBe('precious');
  });

  it('is not written where nothing can be', async () => {
    await expect(packBundle(at('folder'), at('nowhere/file'))).rejects.toMatchObject({
      code: 'BUNDLE_NOT_WRITABLE',
    });
  });
});
