// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type LogEntry } from '@touchstone/model';
import { believedStatements } from '../life/believed-statements.js';
import type { LoggedEntry } from '../life/log-statements.js';
import { entryIdentity } from '../log/entry-identity.js';
import { parseLogEntry } from '../log/parse-log-entry.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import type { FsckProblem } from './fsck-report.js';

/** Holds entries, in their order, to their schema, their canonical form and each other. */
export class EntryCheck {
  readonly #problem: (problem: FsckProblem) => void;
  readonly #identities = new Map<string, number>();
  readonly #statements: LoggedEntry<LogEntry>[] = [];
  #newest = '';

  constructor(problem: (problem: FsckProblem) => void) {
    this.#problem = problem;
  }

  add(index: number, bytes: Uint8Array): void {
    const where = `entry ${index}`;
    let entry: LogEntry;
    try {
      entry = parseLogEntry(bytes, where);
    } catch (error) {
      if (!isTouchstoneError(error)) throw error;
      return this.#problem({ where, code: error.code, why: error.message });
    }
    const identity = entryIdentity(entry);
    const first = this.#identities.get(identity);
    if (first === undefined) this.#identities.set(identity, index);
    else this.#problem({ where, code: 'LOG_ENTRIES', why: `It is entry ${first} once more.` });
    if (entry.loggedAt < this.#newest)
      this.#problem({
        where,
        code: 'LOG_ENTRIES',
        why: `It is dated ${entry.loggedAt}, before the entry it follows.`,
      });
    else this.#newest = entry.loggedAt;
    if (entry.kind === 'statement') this.#statements.push({ index, entry });
  }

  /** Verifies the signatures of all statements; returns how many there are. */
  verifyStatements(root: TrustedRoot): number {
    for (const { index, code, why } of believedStatements(this.#statements, root).refused)
      this.#problem({ where: `entry ${index}`, code, why });
    return this.#statements.length;
  }
}
