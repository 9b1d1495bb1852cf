// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLogReader, verifyTrustRoot } from '@touchstone/attest';
import { folderEvidence, openRegistry, openRegistryDatabase, type DatabasePlace } from '@touchstone/registry';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findPostgres,
  startPostgres,
  type TestPostgres,
} from '../../packages/attest/src/testing/start-postgres.js';
import { dumpOf } from '../contract/registry/registry-databases.js';

const CHILD = fileURLToPath(new URL('support/registry-child.mjs', import.meta.url));
const SOLUTION = 'puppet-glance';
const AT = Date.parse('2026-11-23T06:00:00.000Z');
const place = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

interface Ended {
  readonly killed: boolean;
  readonly outcome?: string;
  readonly writes?: number;
}

const none = findPostgres() === undefined;
describe.each([
  { kind: 'PGlite in a folder', postgres: false, missing: false, deaths: 6 },
  { kind: 'PostgreSQL', postgres: true, missing: none, deaths: 12 },
])('a registry with $kind', ({ postgres, missing, deaths }) => {
  let server: TestPostgres | undefined;
  let folder: string;
  let evidence: string;
  let at: DatabasePlace;
  let made = 0;
  beforeAll(async () => {
    if (missing) return;
    folder = await mkdtemp(join(tmpdir(), 'touchstone-registry-crash-'));
    if (postgres) server = await startPostgres();
    at = server === undefined ? { folder: join(folder, 'database') } : { url: server.url };
    await (await openRegistryDatabase(at)).destroy();
    if (server === undefined) await cp(join(folder, 'database'), join(folder, 'empty'), { recursive: true });
  }, 120_000);
  afterAll(async () => {
    await server?.close();
    if (!missing) await rm(folder, { recursive: true, force: true });
  });

  /** As it was before anything was taken in. */
  async function empty(): Promise<void> {
    evidence = join(folder, 'evidence');
    await rm(evidence, { recursive: true, force: true });
    if (server === undefined) {
      await rm(join(folder, 'database'), { recursive: true });
      await cp(join(folder, 'empty'), join(folder, 'database'), { recursive: true });
      return;
    }
    made += 1;
    const first = await openRegistryDatabase({ url: server.url });
    await sql`create database ${sql.ref(`made_${made}`)}`.execute(first);
    await first.destroy();
    at = { url: server.url.replace('/postgres?', `/made_${made}?`) };
    await (await openRegistryDatabase(at)).destroy();
  }

  function ingest(killAt: number): Promise<Ended> {
    const told = { solution: SOLUTION, database: at, evidence, killAt, at: AT };
    const child = spawn(process.execPath, [CHILD, JSON.stringify(told)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, errors] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    return new Promise((resolve, reject) => {
      child.on('close', (code, signal) => {
        if (signal === 'SIGKILL') return resolve({ killed: true });
        if (code !== 0) return reject(new Error(`the registry did not open again:\n${errors}`));
        resolve({ killed: false, ...(JSON.parse(out) as object) });
      });
    });
  }

  /** What is in the database; whatever it names is whole, and a bundle comes with its listing and its line of the audit. */
  async function look(): Promise<unknown> {
    const database = await openRegistryDatabase(at);
    try {
      const root = { name: 'trust root', bytes: await readFile(place('trust/trust-root.dsse.json')) };
      const registry = openRegistry({
        database,
        evidence: folderEvidence(evidence),
        log: await openLogReader(place('trust/log'), { env: {} } as never),
        root: verifyTrustRoot([root], new Date(AT)),
        clock: () => AT,
      });
      const listings = await registry.listings();
      const audit = await registry.audit();
      expect(audit).toHaveLength(2 * listings.length);
      for (const { listing } of listings)
        await registry.writeBundle(listing.certificate.envelope, join(folder, 'whole.touchstone'));
      const dump = (await dumpOf(database)) as { bundles: readonly unknown[]; members: readonly unknown[] };
      expect(dump.bundles).toHaveLength(listings.length);
      expect(dump.members.length > 0).toBe(listings.length > 0);
      return dump;
    } finally {
      await database.destroy();
    }
  }

  it.skipIf(missing)(
    `killed at any write of taking a bundle in: all of it is there or nothing, and the next attempt makes it whole`,
    async () => {
      await empty();
      const { writes = 0 } = await ingest(0);
      const whole = await look();
      expect(writes).toBeGreaterThan(50);
      let killed = 0;
      // The last writes are those of the transaction: half of the deaths fall there.
      const early = Array.from({ length: deaths / 2 }, (_, i) => 1 + Math.floor((i * writes * 2) / deaths));
      const late = Array.from({ length: deaths / 2 }, (_, i) => writes - i);
      for (const killAt of [...early, ...late]) {
        await empty();
        killed += (await ingest(killAt)).killed ? 1 : 0;
        await look();
        expect((await ingest(0)).killed).toBe(false);
        expect(await look(), `killed at ${killAt} of ${writes}`).toEqual(whole);
      }
      expect(killed).toBeGreaterThan(deaths * 0.7);
    },
    900_000,
  );
});
