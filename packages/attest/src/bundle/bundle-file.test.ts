// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, isTouchstoneError, sha256Digest, type BundleIndex } from '@touchstone/model';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SMALL_ATTESTATION, SMALL_MEMBERS, writeSmallBundle } from '../testing/small-bundle.js';
import { openBundle, type OpenBundle } from './open-bundle.js';
import { packBundle } from './pack-bundle.js';
import { tarHeader, tarPadding } from './tar-header.js';
import { writeAttestation } from './write-attestation.js';

let place = '';
let file = '';
let good: Buffer;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'touchstone-bundle-file-'));
  file = join(place, 'file');
  await writeSmallBundle(join(place, 'folder'));
  await packBundle(join(place, 'folder'), file);
  good = readFileSync(file);
});
beforeEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(place, { recursive: true, force: true }));

interface TarFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly header?: Buffer;
}

/** The files of the good bundle. */
function files(): TarFile[] {
  const found: TarFile[] = [];
  for (let at = 0; good[at] !== 0;) {
    const name = good.toString('latin1', at, good.indexOf(0, at));
    const size = Number.parseInt(good.toString('latin1', at + 124, at + 135), 8);
    found.push({ name, bytes: good.subarray(at + 512, at + 512 + size) });
    at += 512 + size + tarPadding(size);
  }
  return found;
}

function tar(entries: readonly TarFile[]): Buffer {
  const parts = entries.flatMap(({ name, bytes, header }) => [
    header ?? tarHeader(name, bytes.length),
    bytes,
    Buffer.alloc(tarPadding(bytes.length)),
  ]);
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

function open(bytes: Uint8Array): Promise<OpenBundle> {
  writeFileSync(file, bytes);
  return openBundle(file);
}

const refuses = (bytes: Uint8Array, code: string, what?: string): Promise<void> =>
  expect(open(bytes), what).rejects.toMatchObject({ code });

/** A header with some of its bytes changed and its sum set right again. */
function withHeader(of: TarFile, at: number, text: string): TarFile {
  const changed = tarHeader(of.name, of.bytes.length);
  changed.write(text, at, 'latin1');
  changed.write('        ', 148, 'latin1');
  const sum = changed.reduce((all, byte) => all + byte, 0);
  changed.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return { ...of, header: changed };
}

/** The good bundle with its index changed. */
function indexed(change: (index: BundleIndex) => unknown): Buffer {
  const [first, ...rest] = files();
  const index = JSON.parse(first!.bytes.toString()) as BundleIndex;
  return tar([{ name: 'bundle.json', bytes: Buffer.from(`${canonicalJson(change(index))}\n`) }, ...rest]);
}

describe('a bundle file', () => {
  it('is read as it was written', async () => {
    expect(tar(files()).equals(good)).toBe(true);
    expect((await open(good)).index.members).toHaveLength(6);
  });

  it('cannot change in a single byte unnoticed: it is refused, or what a certificate or its proof binds is another', async () => {
    const folder = join(place, 'smallest');
    await writeSmallBundle(folder, SMALL_MEMBERS.slice(0, 4));
    await writeAttestation(folder, { waivers: [] });
    await packBundle(folder, file);
    const whole = readFileSync(file);
    const { indexDigest } = await openBundle(file);
    const unnoticed: number[] = [];
    let taken = 0;
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1 << (at % 8);
      try {
        const opened = await open(changed);
        taken += 1;
        const { certificate, entry, proof } = opened.attestation;
        const same =
          opened.indexDigest === indexDigest &&
          SMALL_ATTESTATION.certificate.equals(certificate!) &&
          SMALL_ATTESTATION.entry.equals(entry!) &&
          SMALL_ATTESTATION.proof.equals(proof!);
        if (same) unnoticed.push(at);
      } catch (error) {
        if (!isTouchstoneError(error)) throw error;
      }
    }
    expect(unnoticed).toEqual([]);
    // Only bytes inside index and attestation are left to whoever verifies the signature over them.
    const { certificate, entry, proof } = SMALL_ATTESTATION;
    const index = readFileSync(join(folder, 'bundle.json'));
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThanOrEqual(index.length + certificate.length + entry.length + proof.length);
  }, 120_000);

  it('is refused wherever it is cut off, and with anything behind its end', async () => {
    for (const length of [0, 1, 511]) await refuses(good.subarray(0, length), 'BUNDLE_NOT_ONE', `${length}`);
    for (let length = 512; length < good.length; length += 509) {
      await refuses(good.subarray(0, length), 'BUNDLE_CUT', `${length}`);
    }
    for (const more of [Buffer.alloc(1), Buffer.alloc(512), good]) {
      await refuses(Buffer.concat([good, more]), 'BUNDLE_TRAILING');
    }
  });

  it('is refused with anything in its padding', async () => {
    const padding = 512 + files()[0]!.bytes.length;
    const changed = Buffer.from(good);
    changed[padding] = 1;
    await refuses(changed, 'BUNDLE_TRAILING');
    const ending = Buffer.from(good);
    ending[good.length - 1] = 1;
    await refuses(ending, 'BUNDLE_TRAILING');
  });

  it('holds plain files only: no links, no folders, no devices, no extensions of any tar', async () => {
    for (const kind of [
      '\0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      'g',
      'x',
      'D',
      'K',
      'L',
      'M',
      'S',
      'V',
      'Z',
    ]) {
      const all = files();
      all[6] = withHeader(all[6]!, 156, kind);
      await refuses(tar(all), 'BUNDLE_HEADER', kind);
    }
  });

  it('has one spelling of each header', async () => {
    const other: readonly [number, string][] = [
      [100, '0000755\0'],
      [100, '000644 \0'],
      [108, '0001750\0'],
      [124, '       0015\0'],
      [124, '\x80\0\0\0\0\0\0\0\0\0\0\x0d'],
      [136, '14000000000\0'],
      [157, '/etc/passwd'],
      [257, 'ustar  \0'],
      [265, 'root'],
      [297, 'root'],
      [329, '\0\0\0\0\0\0\0\0'],
      [345, 'elsewhere'],
      [511, '1'],
      [0, '../'],
    ];
    for (const [at, text] of other) {
      const all = files();
      all[6] = withHeader(all[6]!, at, text);
      await refuses(tar(all), at === 0 ? 'BUNDLE_UNNAMED' : 'BUNDLE_HEADER', `${at}`);
    }
    const wrongSum = Buffer.from(good);
    wrongSum[149]! ^= 1;
    await refuses(wrongSum, 'BUNDLE_HEADER');
  });

  it('holds nothing that its index does not name, nothing twice, and nothing out of its order', async () => {
    const blob = (text: string): TarFile => ({
      name: `blobs/sha256/${sha256Digest(text).slice(7)}`,
      bytes: Buffer.from(text),
    });
    for (const stranger of [blob('unnamed'), { name: 'run-me.sh', bytes: Buffer.from('') }]) {
      for (const at of [6, files().length])
        await refuses(tar(files().toSpliced(at, 0, stranger)), 'BUNDLE_UNNAMED');
    }
    await refuses(tar(files().toSpliced(6, 0, files()[6]!, files()[6]!)), 'BUNDLE_ORDER');
    await refuses(tar(files().toSpliced(-1, 0, files().at(-1)!)), 'BUNDLE_UNNAMED');
    const [first, ...others] = files();
    await refuses(tar([first!, ...others.toReversed()]), 'BUNDLE_MISSING');
    await refuses(tar(files().toSpliced(1, 2, files()[2]!, files()[1]!)), 'BUNDLE_ORDER');
    await refuses(tar(others), 'BUNDLE_NOT_ONE');
    await refuses(
      tar(files().toSpliced(1, 0, { name: 'attestation/notes.txt', bytes: Buffer.from('') })),
      'BUNDLE_UNNAMED',
    );
  });

  it('is refused where a content is missing, or is another', async () => {
    for (let at = 6; at < files().length; at += 1) {
      await refuses(tar(files().toSpliced(at, 1)), 'BUNDLE_MISSING');
      const all = files();
      const bytes = Buffer.from(all[at]!.bytes);
      bytes[0]! ^= 1;
      await refuses(tar(all.with(at, { ...all[at]!, bytes })), 'BUNDLE_DIGEST');
      await refuses(tar(all.with(at, { ...all[at]!, bytes: bytes.subarray(1) })), 'BUNDLE_DIGEST');
    }
  });

  it('is refused where its index leads elsewhere when it is unpacked', async () => {
    for (const path of ['../escape', '/etc/cron.d/x', 'recipe/../../escape', 'recipe/./a']) {
      await refuses(
        indexed((index) => ({
          ...index,
          members: index.members.map((one) => (one.role === 'manifest' ? { ...one, path } : one)),
        })),
        'PAPER_FIELD',
        path,
      );
    }
    const inPlaceOf = (path: string): Buffer =>
      indexed((index) => ({
        ...index,
        members: index.members
          .map((one) => (one.path === 'recipe/a.sh' ? { ...one, path } : one))
          .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
      }));
    for (const path of ['bundle.json', 'attestation/entry.json', 'recipe/deep']) {
      await refuses(inPlaceOf(path), 'BUNDLE_INDEX', path);
    }
  });

  it('is refused before anything is read where it is larger than what is read', async () => {
    const huge = (name: string, size: number): Buffer =>
      Buffer.concat([tarHeader(name, size), Buffer.alloc(2048)]);
    await refuses(huge('bundle.json', 2 ** 32), 'BUNDLE_TOO_LARGE');
    const first = tar(files().slice(0, 1)).subarray(0, -1024);
    const big = huge('attestation/entry.json', 65_536);
    await refuses(Buffer.concat([first, big]), 'BUNDLE_ATTESTATION');
    await refuses(
      indexed((index) => ({
        ...index,
        members: index.members.map((one) => (one.role === 'recording' ? { ...one, bytes: 2 ** 33 } : one)),
      })),
      'BUNDLE_TOO_LARGE',
    );
  });

  it('has waivers by the names of their digests, and not too many', async () => {
    const waiver = (text: string): TarFile => ({
      name: `attestation/waivers/${sha256Digest(text).slice(7, 19)}.dsse.json`,
      bytes: Buffer.from(text),
    });
    const withWaivers = (waivers: readonly TarFile[]): Buffer =>
      tar([files()[0]!, ...waivers.toSorted((a, b) => (a.name < b.name ? -1 : 1)), ...files().slice(6)]);
    const many = Array.from({ length: 101 }, (_, i) => waiver(`{"waiver":${i}}`));
    expect((await open(withWaivers(many.slice(1)))).attestation.waivers).toHaveLength(100);
    await refuses(withWaivers(many), 'BUNDLE_ATTESTATION');
    await refuses(withWaivers([{ ...waiver('a'), bytes: Buffer.from('b') }]), 'BUNDLE_ATTESTATION');
  });

  it('is not read where it is no plain file, and followed where it is a link to one', async () => {
    execFileSync('mkfifo', [file]);
    await expect(openBundle(file)).rejects.toMatchObject({ code: 'BUNDLE_MISSING' });
    rmSync(file);
    writeFileSync(join(place, 'real'), good);
    symlinkSync(join(place, 'real'), file);
    expect((await openBundle(file)).members).toHaveLength(6);
    rmSync(file);
    symlinkSync('/dev/zero', file);
    await expect(openBundle(file)).rejects.toMatchObject({ code: 'BUNDLE_MISSING' });
    rmSync(file);
    await expect(openBundle(file)).rejects.toMatchObject({ code: 'BUNDLE_MISSING' });
  });

  it('refuses any bytes with a code, never otherwise', async () => {
    const strange = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }),
      fc.tuple(fc.nat(good.length), fc.uint8Array({ maxLength: 600 })).map(([at, bytes]) => {
        const changed = Buffer.from(good);
        changed.set(bytes.subarray(0, good.length - at), at);
        return changed;
      }),
      fc
        .array(fc.record({ name: fc.string({ maxLength: 30 }), bytes: fc.uint8Array({ maxLength: 30 }) }))
        .map((entries) => tar(entries.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) })))),
    );
    await fc.assert(
      fc.asyncProperty(strange, async (bytes) => {
        await open(bytes).catch((error: unknown) => expect(isTouchstoneError(error)).toBe(true));
      }),
      { numRuns: 150 },
    );
  });
});
