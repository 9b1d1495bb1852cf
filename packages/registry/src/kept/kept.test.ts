// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLogReader } from '@touchstone/attest';
import type { Listing } from '@touchstone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegistryDatabase } from '../database/open-registry-database.js';
import { folderEvidence } from '../evidence/folder-evidence.js';
import { openRegistry, type Registry } from '../open-registry.js';
import { CATALOG_AT, place, readCatalogTrust } from '../testing/catalog.js';

const YEAR = 366 * 24 * 3600_000;

describe('what is told of bundles that are held', () => {
  let folder: string;
  let registry: Registry;
  let listing: Listing;
  let now = CATALOG_AT.getTime();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kept-'));
    const { root } = await readCatalogTrust();
    const log = await openLogReader(place('trust/log'), {
      env: {},
      cwd: place('.'),
      home: place('.'),
      now: () => now,
      readText: () => undefined,
    });
    await mkdir(join(folder, 'evidence'));
    const database = await openRegistryDatabase({ memory: true });
    const evidence = folderEvidence(join(folder, 'evidence'));
    registry = openRegistry({ database, evidence, log, root, clock: () => now });
    const [loaded] = await registry.load([place('catalog/rclone/evidence')], 'test');
    expect(loaded?.outcome).toBe('new');
    const stored = await registry.listing('rclone');
    if (stored === undefined) throw new Error('rclone was not listed');
    ({ listing } = stored);
  });
  afterAll(async () => {
    await registry.close();
    await rm(folder, { recursive: true });
  });

  it('is verified link by link against the log as it is now, and remembered', async () => {
    const found = await registry.verify(listing.certificate.statement);
    expect(found).toMatchObject({ kind: 'verified', verification: { verdict: 'verified', broken: null } });
    if (found?.kind !== 'verified') throw new Error('not verified');
    expect(found.verification.links.every(({ outcome }) => outcome === 'holds')).toBe(true);
    const again = await registry.verify(listing.certificate.envelope);
    expect(again).toMatchObject({ verification: expect.anything() });
    expect(again?.kind === 'verified' && again.verification === found.verification).toBe(true);
    expect(await registry.verify(`sha256:${'0'.repeat(64)}`)).toBeUndefined();
  });

  it('says that a certificate has ended as soon as it has, whatever was remembered', async () => {
    now += YEAR;
    const found = await registry.verify(listing.certificate.statement);
    expect(found).toMatchObject({ verification: { verdict: 'rejected', broken: 'time' } });
    now -= YEAR;
    expect(await registry.verify(listing.certificate.statement)).toMatchObject({
      verification: { verdict: 'verified' },
    });
  });

  it('lets nobody who asks for one certificate often have it verified often', async () => {
    now += 11 * 60_000;
    const all = await Promise.all(
      Array.from({ length: 50 }, async () => registry.verify(listing.certificate.statement)),
    );
    const distinct = new Set(all.map((one) => (one?.kind === 'verified' ? one.verification : undefined)));
    expect(distinct.size).toBe(1);
  });

  it('finds each run of a listing, and its calls page by page', async () => {
    for (const { run, recording, exchanges } of listing.runs) {
      const kept = await registry.run('rclone', run);
      expect(kept?.run.recording).toBe(recording);
      let from: number | null = 0;
      let seen = 0;
      while (from !== null) {
        const page = await registry.calls(recording, { from });
        if (page === undefined) throw new Error('no calls');
        expect(page.calls.every(({ seq }) => seq >= (from ?? 0))).toBe(true);
        seen += page.calls.length;
        from = page.next;
      }
      expect(seen).toBe(exchanges);
    }
    expect(await registry.run('rclone', 'run-of-nobody')).toBeUndefined();
    expect(await registry.run('nobody', listing.runs[0]?.run ?? '')).toBeUndefined();
  });

  it('goes back through the calls to where it came from, and stays with one operation', async () => {
    const recording = listing.runs.find(({ exchanges }) => exchanges > 110)?.recording ?? '';
    const first = await registry.calls(recording);
    const second = await registry.calls(recording, { from: first?.next ?? 0 });
    expect(second?.before).toBe(first?.calls[0]?.seq);
    const operation = 'object-store:object.put';
    const puts = await registry.calls(recording, { operation, limit: 3 });
    expect(puts?.calls.map((call) => call.operation)).toEqual([operation, operation, operation]);
    expect(await registry.calls(recording, { from: 1e9 })).toMatchObject({ calls: [], tooFar: true });
    expect(await registry.calls(listing.certificate.envelope)).toBeUndefined();
  });

  it('says that evidence was changed on its disk', async () => {
    now += 11 * 60_000;
    const digest = listing.runs[0]?.recording.replace('sha256:', '') ?? '';
    const file =
      (await readdir(join(folder, 'evidence'), { recursive: true })).find((name) => name.includes(digest)) ??
      '';
    await writeFile(join(folder, 'evidence', file), 'other bytes');
    await expect(registry.verify(listing.certificate.statement)).rejects.toMatchObject({
      code: 'REGISTRY_EVIDENCE',
    });
  });
});
