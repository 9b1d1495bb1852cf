// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLogReader, verifyTrustRoot } from '@touchstone/attest';
import {
  folderEvidence,
  openRegistry,
  openRegistryDatabase,
  type Registry,
  type RegistryDatabase,
} from '@touchstone/registry';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dumpOf } from '../contract/registry/registry-databases.js';

const AT = Date.parse('2026-11-23T06:00:00.000Z');
const place = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let folder: string;
const databases: RegistryDatabase[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-registry-catalog-'));
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.destroy()));
  await rm(folder, { recursive: true, force: true });
});

/** A registry on a database of its own; all have one evidence store. */
async function aRegistry(): Promise<{ registry: Registry; database: RegistryDatabase }> {
  const database = await openRegistryDatabase({ memory: true });
  databases.push(database);
  const bytes = await readFile(place('trust/trust-root.dsse.json'));
  const registry = openRegistry({
    database,
    evidence: folderEvidence(join(folder, 'evidence')),
    log: await openLogReader(place('trust/log'), { env: {} } as never),
    root: verifyTrustRoot([{ name: 'the trust root', bytes }], new Date(AT)),
    clock: () => AT,
  });
  return { registry, database };
}

it('the whole catalog is taken in, can be looked at while it loads, and is derived again from its evidence alone', async () => {
  const solutions = (await readdir(place('catalog'), { withFileTypes: true })).filter((one) =>
    one.isDirectory(),
  );
  const { registry, database } = await aRegistry();
  const paths = solutions.map(({ name }) => place(`catalog/${name}/evidence`));
  const seen: Promise<unknown>[] = [];
  const loaded = await registry.load(paths, 'the catalog', (one) => {
    if (one.outcome === 'new') seen.push(registry.listing(one.solution));
  });
  expect(loaded.filter(({ outcome }) => outcome !== 'new')).toEqual([]);
  expect((await Promise.all(seen)).filter((listing) => listing === undefined)).toEqual([]);
  expect((await registry.changesSince()).changed.map(({ id }) => id).toSorted()).toEqual(
    solutions.map(({ name }) => name).toSorted(),
  );
  expect((await registry.load(paths, 'the catalog')).every(({ outcome }) => outcome === 'known')).toBe(true);

  const anew = await aRegistry();
  const { bundles, changed } = await anew.registry.rebuild('an administrator');
  expect(bundles.filter(({ outcome }) => outcome === 'held')).toHaveLength(solutions.length);
  expect(changed).toHaveLength(solutions.length);
  expect(await dumpOf(anew.database)).toEqual(await dumpOf(database));
}, 300_000);
