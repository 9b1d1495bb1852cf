// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SMALL_ATTESTATION, SMALL_MEMBERS, writeSmallBundle } from '../testing/small-bundle.js';
import type { Attestation } from './attestation.js';
import { removeBundle, writeBundle } from './bundle-folder.js';
import { openBundle } from './open-bundle.js';
import { packBundle } from './pack-bundle.js';
import { writeAttestation } from './write-attestation.js';

let place = '';
const at = (name: string): string => join(place, name);
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'touchstone-attestation-'));
  await writeSmallBundle(at('folder'));
  await packBundle(at('folder'), at('file'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const text = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : Buffer.from(bytes).toString();
const told = ({ certificate, entry, proof, waivers }: Attestation): unknown => ({
  certificate: text(certificate),
  entry: text(entry),
  proof: text(proof),
  waivers: waivers.map(text),
});

describe.each(['folder', 'file'])('the attestation of a bundle that is a %s', (form) => {
  const after = async (change: Partial<Attestation>): Promise<unknown> => {
    await writeAttestation(at(form), change);
    return told((await openBundle(at(form))).attestation);
  };
  const before = told(SMALL_ATTESTATION);

  it('stays as it is where nothing changes, to the byte', async () => {
    const bytes = readFileSync(at('file'));
    expect(await after({})).toEqual(before);
    expect(await after(SMALL_ATTESTATION)).toEqual(before);
    await packBundle(at(form), at('again'));
    expect(readFileSync(at('again')).equals(bytes)).toBe(true);
  });

  it('loses entry and proof with a new certificate: they are of another', async () => {
    expect(await after({ certificate: Buffer.from('new') })).toMatchObject({
      certificate: 'new',
      entry: undefined,
      proof: undefined,
    });
  });

  it('loses the proof with a new entry, and keeps what comes with it', async () => {
    expect(await after({ entry: Buffer.from('new') })).toMatchObject({ entry: 'new', proof: undefined });
    const all = { certificate: Buffer.from('c'), entry: Buffer.from('e'), proof: Buffer.from('p') };
    expect(await after(all)).toMatchObject({ certificate: 'c', entry: 'e', proof: 'p' });
  });

  it('has the waivers that were given last, sorted by their digests and each once', async () => {
    const [one, two] = SMALL_ATTESTATION.waivers;
    expect(await after({ waivers: [one!, one!] })).toMatchObject({ waivers: [text(one)] });
    expect(await after({ waivers: [] })).toMatchObject({ waivers: [], proof: 'a proof\n' });
    const either = await after({ waivers: [one!, two!] });
    expect(await after({ waivers: [two!, one!] })).toEqual(either);
  });

  it('leaves the bundle itself as it was', async () => {
    const { indexDigest } = await openBundle(at(form));
    await after({ certificate: Buffer.from('new'), waivers: [] });
    expect((await openBundle(at(form))).indexDigest).toBe(indexDigest);
  });

  it('is not written where it could not be read again', async () => {
    await expect(after({ entry: Buffer.alloc(65_536) })).rejects.toMatchObject({
      code: 'BUNDLE_ATTESTATION',
    });
    expect(told((await openBundle(at(form))).attestation)).toEqual(before);
  });
});

describe('the attestation in a folder', () => {
  it('is no longer there when another bundle takes the place', async () => {
    writeFileSync(at('folder/attestation/notes.txt'), 'mine');
    await removeBundle(at('folder'));
    expect(readdirSync(at('folder/attestation'))).toEqual(['notes.txt']);
    rmSync(at('folder/attestation/notes.txt'));
    await writeSmallBundle(at('folder'));
    await removeBundle(at('folder'));
    expect(existsSync(at('folder/attestation'))).toBe(false);
    await writeSmallBundle(at('folder'));
    await writeBundle(at('folder'), 'small', SMALL_MEMBERS);
    expect(existsSync(at('folder/attestation'))).toBe(false);
  });

  it('holds nothing else: not by another name, no folder, no link', async () => {
    const refuses = (): Promise<void> =>
      expect(openBundle(at('folder'))).rejects.toMatchObject({ code: 'BUNDLE_ATTESTATION' });
    for (const name of ['notes.txt', 'certificate.dsse.json.new', 'waivers/my-waiver.dsse.json']) {
      writeFileSync(at(`folder/attestation/${name}`), '');
      await refuses();
      rmSync(at(`folder/attestation/${name}`));
    }
    mkdirSync(at('folder/attestation/waivers/0123456789ab.dsse.json'));
    await refuses();
    rmSync(at('folder/attestation/waivers'), { recursive: true });
    writeFileSync(at('folder/attestation/waivers'), '');
    await refuses();
    rmSync(at('folder/attestation'), { recursive: true });
    writeFileSync(at('folder/attestation'), '');
    await refuses();
    rmSync(at('folder/attestation'));
    writeFileSync(at('secret'), 'secret');
    mkdirSync(at('folder/attestation'));
    symlinkSync(at('secret'), at('folder/attestation/entry.json'));
    await refuses();
    rmSync(at('folder/attestation'), { recursive: true });
    mkdirSync(at('elsewhere'));
    writeFileSync(at('elsewhere/entry.json'), '{}');
    symlinkSync(at('elsewhere'), at('folder/attestation'));
    await refuses();
    await removeBundle(at('folder'));
    expect(existsSync(at('elsewhere/entry.json'))).toBe(true);
  });
});
