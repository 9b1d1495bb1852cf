// SPDX-License-Identifier: Apache-2.0
import { createNoteKey, parseNoteSigner, type NoteSigner } from '../note/note-signer.js';
import type { Log } from '../sequencer/log.js';
import { openLog, type OpenLogOptions } from '../sequencer/open-log.js';
import type { SignedJournal } from '../sequencer/sequencer-world.js';
import type { TestDatabase } from './log-databases.js';
import { memoryStore, type MemoryStore } from './memory-store.js';

/** The parts of one log, which outlive each opening of it. */
export interface TestLog {
  readonly signer: NoteSigner;
  readonly store: MemoryStore;
  readonly journal: SignedJournal | undefined;
  /** Epoch ms; a second further at each look. */
  now: number;
  open(options?: Partial<OpenLogOptions>): Promise<Log>;
}

let logs = 0;

/** A log of its own in a database that it shares with others. */
export function testLog(database: () => TestDatabase): TestLog {
  logs += 1;
  const log: TestLog = {
    signer: parseNoteSigner(createNoteKey(`log.example.org/${logs}`).signer),
    store: memoryStore(),
    journal: database().journal(),
    now: Date.UTC(2026, 10, 22),
    open: async (options) => {
      const opened = options?.database ?? (await database().open());
      const { store, signer, journal } = log;
      const clock = (): number => (log.now += 1000);
      try {
        return await openLog({ store, signer, journal, clock, create: true, ...options, database: opened });
      } catch (error) {
        await opened.destroy();
        throw error;
      }
    },
  };
  return log;
}
