// SPDX-License-Identifier: Apache-2.0
// Durable appends: each acknowledged one is on disk, in a published tree, under a signed checkpoint.
import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createNoteKey, openLogAt, parseNoteSigner } from '@touchstone/attest';
import { sha256Digest, type CertificateEntry } from '@touchstone/model';
import { median, spread } from '../measure.js';
import { digits, printTable, range } from '../print-table.js';
import { STORE_WORLD } from './store-world.js';
import type { BenchPostgres } from './start-postgres.js';

const ORIGIN = 'bench.example/log';
/** Waiting together, and how many are appended so in a round. */
const AT_ONCE = [
  [1, 40],
  [10, 200],
  [100, 1000],
  [1000, 3000],
] as const;

/** @param postgres a server to sequence in as well; undefined where there is none */
export async function benchAppends(
  folder: string,
  rounds: number,
  postgres: BenchPostgres | undefined,
): Promise<void> {
  const signer = parseNoteSigner(createNoteKey(ORIGIN).signer);
  const clock = (): number => Date.UTC(2026, 10, 22);
  const opened = async (name: string, databaseUrl?: string) => {
    mkdirSync(join(folder, name));
    return openLogAt(join(folder, name), { signer, clock, create: true, databaseUrl }, STORE_WORLD);
  };
  const logs = new Map([['folder and PGlite', await opened('log-pglite')]]);
  if (postgres !== undefined) logs.set('folder and PostgreSQL', await opened('log-postgres', postgres.url));
  const floor = await open(join(folder, 'floor'), 'a');
  let made = 0;
  const floorAppend = async (): Promise<void> => {
    await floor.write(Buffer.from(JSON.stringify(entry((made += 1)))));
    await floor.datasync();
  };
  const ways = new Map<string, (count: number, atOnce: number) => Promise<void>>();
  for (const [name, log] of logs) {
    ways.set(name, (count, atOnce) =>
      concurrently(count, atOnce, async () => void (await log.append([entry((made += 1))]))),
    );
  }
  if (postgres !== undefined) {
    ways.set('PostgreSQL alone, one insert a transaction', (count, atOnce) =>
      concurrently(count, atOnce, () => postgres.insert(JSON.stringify(entry((made += 1))))),
    );
  }
  ways.set('one file, written and synced each time', (count) => concurrently(count, 1, floorAppend));
  for (const [atOnce, count] of AT_ONCE) {
    const seen = new Map([...ways.keys()].map((name) => [name, [] as number[]]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, run] of ways) {
        const few = name.startsWith('one file') ? Math.min(count, 200) : count;
        const began = performance.now();
        await run(few, atOnce);
        if (round > 0) seen.get(name)!.push((few / (performance.now() - began)) * 1000);
      }
    }
    const beside = seen.get('one file, written and synced each time')!;
    printTable(
      `attest: durable appends, ${atOnce} waiting at once (by the clock on the wall)`,
      ['', 'appends a second', 'lowest – highest', '÷ one file synced', 'lowest – highest'],
      [...seen].map(([name, rates]) => {
        const ratio = spread(rates.map((rate, round) => rate / beside[round]!));
        return [name, digits(median(rates)), range(spread(rates)), digits(ratio.median), range(ratio)];
      }),
    );
  }
  for (const log of logs.values()) await log.close();
  await floor.close();
}

/** So many calls in all, so many of them under way at any time. */
async function concurrently(count: number, atOnce: number, call: () => Promise<void>): Promise<void> {
  let left = count;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

function entry(number: number): Omit<CertificateEntry, 'loggedAt'> {
  const digest = (what: string): string => sha256Digest(`${what} ${number}`);
  return {
    format: 'touchstone-log-entry/1',
    kind: 'certificate',
    statement: digest('statement'),
    envelope: digest('envelope'),
    bundle: digest('bundle'),
    solution: 'sample',
    versions: ['1.0.0'],
    level: 'basic',
    guideline: '2026.11',
    lab: 'bench',
    outcome: digest('outcome'),
    issuedAt: '2026-11-22T12:00:00.000Z',
    expiresAt: '2027-11-22T12:00:00.000Z',
    supersedes: null,
  };
}
