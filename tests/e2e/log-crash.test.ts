// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createNoteKey, fsckLog } from '@touchstone/attest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCheckpoint } from '../../packages/attest/src/log/checkpoint.js';
import { entryIdentity } from '../../packages/attest/src/log/entry-identity.js';
import { leafHash, rootOf } from '../../packages/attest/src/log/merkle.js';
import { openTree } from '../../packages/attest/src/log/open-tree.js';
import { readEntries } from '../../packages/attest/src/log/read-entries.js';
import { parseLogEntry } from '../../packages/attest/src/log/parse-log-entry.js';
import { openHead } from '../../packages/attest/src/sequencer/signed-head.js';
import { parseNoteVerifier } from '../../packages/attest/src/note/note-verifier.js';
import { folderStore } from '../../packages/attest/src/stores/folder-store.js';
import { certificateEntry } from '../../packages/attest/src/testing/log-entries.js';
import {
  findPostgres,
  startPostgres,
  type TestPostgres,
} from '../../packages/attest/src/testing/start-postgres.js';

const CHILD = fileURLToPath(new URL('support/log-child.mjs', import.meta.url));
/** One entry, then three at once: a batch of its own and one that calls share. */
const BATCHES = [1, 3];

interface Told {
  readonly killAt: number;
  readonly from: 'start' | 'opened';
  readonly run: string;
}
interface Ended {
  readonly killed: boolean;
  readonly acknowledged: readonly { readonly name: string; readonly index: number }[];
  /** How many writes there were to kill it at; undefined where it was killed. */
  readonly writes: number | undefined;
}

const none = findPostgres() === undefined;
describe.each([
  { kind: 'a database of its own', postgres: false, missing: false },
  { kind: 'PostgreSQL', postgres: true, missing: none },
])(`a log in a folder with $kind`, ({ postgres, missing }) => {
  let server: TestPostgres | undefined;
  let place: string;
  beforeAll(async () => {
    if (missing) return;
    place = await mkdtemp(join(tmpdir(), 'touchstone-crash-'));
    if (postgres) server = await startPostgres();
  });
  afterAll(async () => {
    await server?.close();
    if (!missing) await rm(place, { recursive: true, force: true });
  });

  /** A log of its own; the key is where the child finds it, its public half is given. */
  async function aLog(name: string): Promise<{ folder: string; vkey: string }> {
    const pair = createNoteKey(`log.example.org/${name}`);
    await writeFile(join(place, `${name}.key`), pair.signer);
    return { folder: join(place, name), vkey: pair.verifier };
  }

  /** Runs the child, which kills itself where it was told to. */
  function append(folder: string, told: Told): Promise<Ended> {
    const paper = { folder, key: `${folder}.key`, databaseUrl: server?.url, batches: BATCHES, ...told };
    const child = spawn(process.execPath, [CHILD, JSON.stringify(paper)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, errors] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    return new Promise((resolve, reject) => {
      child.on('close', (code, signal) => {
        if (signal !== 'SIGKILL' && code !== 0)
          return reject(new Error(`the log did not open again:\n${errors}`));
        const lines = out
          .split('\n')
          .filter((line) => line.endsWith('}'))
          .map((line) => JSON.parse(line) as object);
        const acknowledged = lines.filter((line) => 'index' in line) as { name: string; index: number }[];
        const last = lines.find((line) => 'writes' in line) as { writes: number } | undefined;
        resolve({ killed: signal === 'SIGKILL', acknowledged, writes: last?.writes });
      });
    });
  }

  /** What must hold at any moment, with nobody having mended anything. */
  class Witness {
    readonly #folder: string;
    readonly #vkey: string;
    readonly #roots = new Map<number, string>();
    readonly acknowledged = new Map<string, number>();
    size = 0;

    constructor(folder: string, vkey: string) {
      this.#folder = folder;
      this.#vkey = vkey;
    }

    async look(ended: Ended): Promise<void> {
      for (const { name, index } of ended.acknowledged) {
        expect(this.acknowledged.get(name) ?? index).toBe(index);
        this.acknowledged.set(name, index);
      }
      const store = folderStore(this.#folder);
      const note = await store.read('checkpoint', 10_000);
      if (note === undefined) return void expect(this.acknowledged.size).toBe(0);
      const report = await fsckLog(store, { key: this.#vkey });
      expect(report).toMatchObject({ signed: true, problems: [], entries: report.size });
      expect(report.size).toBeGreaterThanOrEqual(this.size);
      this.size = report.size;
      const leaves: Uint8Array[] = [];
      const places = new Map<string, number>();
      for await (const { index, entry } of readEntries(
        openTree(store, openHead(note, parseNoteVerifier(this.#vkey))),
      )) {
        leaves.push(leafHash(entry));
        places.set(entryIdentity(parseLogEntry(entry, 'entry')), index);
      }
      for (const [name, index] of this.acknowledged)
        expect(places.get(entryIdentity(certificateEntry(name))), name).toBe(index);
      await this.#holdSigned(note, leaves);
    }

    /** Every checkpoint that was ever seen signed is one of this history. */
    async #holdSigned(published: Uint8Array, leaves: readonly Uint8Array[]): Promise<void> {
      const journal = await readFile(join(this.#folder, '.sequencer', 'signed')).catch(() => undefined);
      for (const note of [published, ...(journal === undefined ? [] : [journal])]) {
        const { size, root } = parseCheckpoint(Buffer.from(note).toString().split('\n\n')[0]! + '\n');
        const text = Buffer.from(root).toString('base64');
        expect(this.#roots.get(size) ?? text).toBe(text);
        this.#roots.set(size, text);
      }
      for (const [size, root] of this.#roots)
        if (size <= leaves.length)
          expect(Buffer.from(rootOf(leaves.slice(0, size))).toString('base64')).toBe(root);
    }
  }

  it.skipIf(missing)(
    `killed at every write of its appends: it is whole at once, opens again, and has lost nothing that it acknowledged${missing ? ' (skipped: there is no PostgreSQL here)' : ''}`,
    async () => {
      const { folder, vkey } = await aLog('appends');
      const witness = new Witness(folder, vkey);
      let ended = await append(folder, { killAt: 0, from: 'opened', run: 'first' });
      await witness.look(ended);
      const { writes = 0 } = ended;
      expect(writes).toBeGreaterThan(20);
      let killed = 0;
      for (let killAt = 1; killAt <= writes; killAt += 1) {
        ended = await append(folder, { killAt, from: 'opened', run: `run ${killAt}` });
        killed += ended.killed ? 1 : 0;
        await witness.look(ended);
      }
      // What is written while a batch is under way differs a little from run to run.
      expect(killed).toBeGreaterThan(writes * 0.8);
      const again = await append(folder, { killAt: 0, from: 'opened', run: 'first' });
      await witness.look(again);
      expect(again.acknowledged.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    },
    900_000,
  );

  it.skipIf(missing)(
    'killed while it is made, and while it mends what an earlier death left: it comes to be all the same',
    async () => {
      const { folder, vkey } = await aLog('opening');
      const witness = new Witness(folder, vkey);
      let killAt = 1;
      for (let tries = 0; tries < 15; tries += 1) {
        const ended = await append(folder, { killAt, from: 'start', run: `run ${tries}` });
        await witness.look(ended);
        if (!ended.killed) break;
        killAt *= 2;
      }
      const ended = await append(folder, { killAt: 0, from: 'start', run: 'last' });
      expect(ended.acknowledged).toHaveLength(4);
      await witness.look(ended);
    },
    600_000,
  );
});
