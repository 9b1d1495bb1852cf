// SPDX-License-Identifier: Apache-2.0
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBundleFile } from '../bundle/write-bundle-file.js';
import { CertifiedCase } from '../testing/certified-case.js';
import { NOW } from '../testing/certified-world.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import { verifyBundleAt } from './verify-bundle-at.js';

let folder: string;
let file: string;
let bytes: Buffer;
let believe: TrustedRoot;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-flipped-'));
  file = join(folder, 'mini.touchstone');
  const given = await CertifiedCase.make();
  believe = given.world.root();
  const { attestation } = await given.certify({ waivers: [given.world.waiver()] });
  await writeBundleFile(file, given.bundle, attestation);
  bytes = readFileSync(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Without recomputing: the members' digests, and not the assessor, must find every change. */
const verify = async (): Promise<string> =>
  (await verifyBundleAt(file, { believe, at: NOW, recompute: false })).verdict;

describe('a bundle file with certificate, entry, proof and waiver', () => {
  it('is verified as it is', async () => {
    expect(await verify()).toBe('verified');
  });

  it('is rejected with any one of its bytes changed', { timeout: 300_000 }, async () => {
    const verified: number[] = [];
    const handle = openSync(file, 'r+');
    for (const [at, byte] of bytes.entries()) {
      // Another bit each time, so that all eight are tried.
      writeSync(handle, Buffer.of(byte ^ (1 << (at % 8))), 0, 1, at);
      if ((await verify()) !== 'rejected') verified.push(at);
      writeSync(handle, Buffer.of(byte), 0, 1, at);
    }
    closeSync(handle);
    expect(verified).toEqual([]);
    expect(await verify()).toBe('verified');
  });

  it('is rejected wherever it is cut, and with anything behind its end', async () => {
    for (let end = 0; end < bytes.length; end += 97) {
      writeFileSync(file, bytes.subarray(0, end));
      expect(await verify(), String(end)).toBe('rejected');
    }
    for (const more of [1, 512, 1024, 10_240]) {
      writeFileSync(file, Buffer.concat([bytes, Buffer.alloc(more)]));
      expect(await verify(), String(more)).toBe('rejected');
    }
  });
});
