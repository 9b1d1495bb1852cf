// SPDX-License-Identifier: Apache-2.0
import { openPGlite, openPostgres, type LogDatabase } from '../sequencer/open-database.js';
import type { SignedJournal } from '../sequencer/sequencer-world.js';
import { findPostgres, startPostgres } from './start-postgres.js';

/** A database that the log's tests run on. */
export interface TestDatabase {
  /** A way in, as each process has one; closing it leaves the database. */
  open(): Promise<LogDatabase>;
  /** What a database that does not sync needs beside it, one a log; undefined for one that does. */
  journal(): SignedJournal | undefined;
  close(): Promise<void>;
}

export interface DatabaseKind {
  readonly name: string;
  /** Why tests on it are skipped. */
  readonly missing: string | undefined;
  start(): Promise<TestDatabase>;
}

const NO_POSTGRES = findPostgres() === undefined ? 'there is no PostgreSQL here' : undefined;

/** Every test of the sequencer runs on each. */
export const DATABASES: readonly DatabaseKind[] = [
  { name: 'PGlite', missing: undefined, start: startPGlite },
  {
    name: NO_POSTGRES === undefined ? 'PostgreSQL' : `PostgreSQL (skipped: ${NO_POSTGRES})`,
    missing: NO_POSTGRES,
    start: async () => {
      const postgres = await startPostgres();
      return { open: () => openPostgres(postgres.url), journal: () => undefined, close: postgres.close };
    },
  },
];

/** One for all tests of a file: to make one takes seconds. */
async function startPGlite(): Promise<TestDatabase> {
  const database = await openPGlite(undefined);
  return { open: async () => unclosable(database), journal: memoryJournal, close: () => database.destroy() };
}

function unclosable(database: LogDatabase): LogDatabase {
  return new Proxy(database, {
    get(target, name) {
      if (name === 'destroy') return async () => {};
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

export function memoryJournal(): SignedJournal {
  let held: Uint8Array | undefined;
  return {
    read: async () => held,
    write: async (note) => {
      held = note;
    },
  };
}
