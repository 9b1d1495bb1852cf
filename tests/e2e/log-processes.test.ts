// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createNoteKey, fsckLog } from '@touchstone/attest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { folderStore } from '../../packages/attest/src/stores/folder-store.js';
import {
  findPostgres,
  startPostgres,
  type TestPostgres,
} from '../../packages/attest/src/testing/start-postgres.js';

const CHILD = fileURLToPath(new URL('support/log-child.mjs', import.meta.url));
const missing = findPostgres() === undefined;
let postgres: TestPostgres;
let place: string;
beforeAll(async () => {
  if (missing) return;
  place = await mkdtemp(join(tmpdir(), 'touchstone-processes-'));
  postgres = await startPostgres();
});
afterAll(async () => {
  if (missing) return;
  await postgres.close();
  await rm(place, { recursive: true, force: true });
});

/** A process that appends batches; `killAt` lets one die in the middle of its work. */
function append(
  paper: object,
): Promise<{ signal: string | null; errors: string; indexes: Map<string, number> }> {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(paper)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return new Promise((resolve) => {
    child.on('close', (_, signal) => {
      const lines = out.split('\n').filter((line) => line.endsWith('}'));
      const told = lines.map((line) => JSON.parse(line) as { name?: string; index?: number });
      const indexes = new Map(
        told.flatMap(({ name, index }) => (name === undefined ? [] : [[name, index!] as const])),
      );
      resolve({ signal, errors, indexes });
    });
  });
}

it.skipIf(missing)(
  `several processes append to one log on PostgreSQL, one is killed, and each entry has one place${missing ? ' (skipped: there is no PostgreSQL here)' : ''}`,
  async () => {
    const pair = createNoteKey('log.example.org/processes');
    const [folder, key] = [join(place, 'log'), join(place, 'key')];
    await writeFile(key, pair.signer);
    const common = { folder, key, databaseUrl: postgres.url, killAt: 0, from: 'opened' };
    // The first two append the very same entries at the same time; the third its own, the fourth dies.
    const batches = [5, 1, 20, 3, 8, 1, 1, 30];
    const [one, same, other, killed] = await Promise.all([
      append({ ...common, run: 'shared', batches }),
      append({ ...common, run: 'shared', batches }),
      append({ ...common, run: 'own', batches }),
      append({ ...common, run: 'killed', batches, killAt: 60 }),
    ]);
    expect([one.errors, same.errors, other.errors, killed.signal]).toEqual(['', '', '', 'SIGKILL']);
    expect(one.indexes.size).toBe(69);
    expect(same.indexes).toEqual(one.indexes);
    const places = [...one.indexes.values(), ...other.indexes.values(), ...killed.indexes.values()];
    expect(new Set(places).size).toBe(places.length);
    const report = await fsckLog(folderStore(folder), { key: pair.verifier });
    expect(report).toMatchObject({ signed: true, problems: [], entries: report.size });
    expect(report.size).toBeGreaterThanOrEqual(places.length);
    const again = await append({ ...common, run: 'killed', batches });
    expect(again.errors).toBe('');
    for (const [name, index] of killed.indexes) expect(again.indexes.get(name)).toBe(index);
    expect(await fsckLog(folderStore(folder), { key: pair.verifier })).toMatchObject({
      size: 3 * 69,
      problems: [],
    });
  },
  180_000,
);
