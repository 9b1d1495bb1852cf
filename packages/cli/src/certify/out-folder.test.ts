// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAttestation, writeBundle } from '@touchstone/attest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeRecordings, prepareOutFolder } from './out-folder.js';

let place = '';
let folder = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'touchstone-out-'));
  folder = join(place, 'bundle');
  mkdirSync(folder);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

describe('the folder for a bundle', () => {
  it('is refused before the run where its bundle.json is none of ours', async () => {
    writeFileSync(join(folder, 'bundle.json'), '{"format":"a browser extension"}');
    await expect(prepareOutFolder(folder)).rejects.toMatchObject({ code: 'PAPER_FIELD' });
  });

  it("keeps what is not a recording in somebody's own folder of the name that we use", async () => {
    mkdirSync(join(folder, 'running', 'shoes'), { recursive: true });
    await expect(prepareOutFolder(folder)).rejects.toMatchObject({ code: 'CLI_OUT_NOT_EMPTY' });
    expect(existsSync(join(folder, 'running', 'shoes'))).toBe(true);
  });

  it('is no file, not even a bundle file', async () => {
    writeFileSync(join(place, 'file.touchstone'), 'bundle');
    await expect(prepareOutFolder(join(place, 'file.touchstone'))).rejects.toMatchObject({
      code: 'CLI_OUT_NOT_EMPTY',
    });
  });

  it('loses the certificate of the bundle that a new one replaces', async () => {
    await writeBundle(folder, 'carrier', [
      { role: 'manifest', path: 'touchstone.yaml', bytes: Buffer.from('old') },
    ]);
    const [certificate, entry] = [Buffer.from('certificate'), Buffer.from('entry')];
    await writeAttestation(folder, { certificate, entry, waivers: [Buffer.from('waiver')] });
    const running = await prepareOutFolder(folder);
    writeFileSync(join(running, 'new.ndjson.gz'), 'new');
    expect(existsSync(join(folder, 'attestation'))).toBe(true);
    expect(await placeRecordings(folder, [join(running, 'new.ndjson.gz')])).toEqual([
      'recordings/new.ndjson.gz',
    ]);
    expect(readdirSync(folder)).toEqual(['recordings']);
  });
});
