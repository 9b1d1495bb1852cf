// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGuideline } from './guideline-files.js';
import { readScanOrSource, type ScanSettings } from './scan-or-source.js';

let folder: string;
let settings: ScanSettings;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-scan-or-source-'));
  writeFileSync(join(folder, 'boot.sh'), 'openstack server create --flavor small harbour\n');
  // Threads run what is built; tests run the sources.
  settings = { version: '0.0.0', concerns: (await readGuideline()).concerns.concerns, threads: 0 };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what --scan names', () => {
  it('is scanned where it is a source, and read where it is a scan: both come to the same', async () => {
    const source = await readScanOrSource(folder, settings);
    expect(source.scan.operations.map(({ operation }) => operation)).toContain('compute:server.create');
    for (const text of [source.text, JSON.stringify(source.scan, null, 2)]) {
      const file = `${folder}.json`;
      writeFileSync(file, text);
      expect((await readScanOrSource(file, settings)).text).toBe(source.text);
      rmSync(file);
    }
  });

  it('is refused where there is nothing', async () => {
    await expect(readScanOrSource(join(folder, 'nowhere'), settings)).rejects.toMatchObject({
      code: 'CLI_NO_SCAN',
    });
  });
});
