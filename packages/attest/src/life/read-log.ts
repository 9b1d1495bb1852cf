// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, TouchstoneError, type TrustedLog } from '@touchstone/model';
import type { LogReader } from '../log/log-store.js';
import { openTree } from '../log/open-tree.js';
import { parseLogEntry } from '../log/parse-log-entry.js';
import { readEntries } from '../log/read-entries.js';
import { verifyCheckpoint, type VerifiedCheckpoint } from '../log/verify-checkpoint.js';
import { NOTE_LIMIT } from '../note/note-text.js';
import type { RefusedEntry } from './believed-statements.js';
import type { LoggedEntry } from './log-statements.js';

/** Entries that are held in memory at once: about a gigabyte. */
const ENTRIES_LIMIT = 500_000;

/** A log as it is at one checkpoint. */
export interface ReadLog {
  readonly checkpoint: VerifiedCheckpoint;
  readonly entries: readonly LoggedEntry[];
  /** What is in the log and is no paper of ours. One such must not hide all others. */
  readonly malformed: readonly RefusedEntry[];
}

/**
 * Reads all entries of a log, each held against the checkpoint, which the trusted log must have signed and its witnesses
 * cosigned.
 *
 * @param find the log of an origin that is trusted
 * @throws TouchstoneError LOG_MISSING, LOG_UNTRUSTED, LOG_TOO_MANY, and what
 *   `verifyCheckpoint` and `readEntries` throw
 */
export async function readLog(
  reader: LogReader,
  find: (origin: string) => TrustedLog | undefined,
): Promise<ReadLog> {
  const bytes = await reader.read('checkpoint', NOTE_LIMIT);
  if (bytes === undefined) {
    throw new TouchstoneError('LOG_MISSING', 'There is no log: it has no checkpoint.', {
      hint: 'Name the folder or the address that holds the file `checkpoint`.',
    });
  }
  const checkpoint = verifyCheckpoint(bytes, trustedLog(bytes, find));
  if (checkpoint.size > ENTRIES_LIMIT) {
    throw new TouchstoneError(
      'LOG_TOO_MANY',
      `The log ${checkpoint.origin} has ${checkpoint.size} entries; ${ENTRIES_LIMIT} are read at most.`,
      { hint: 'Ask a registry that follows it, or run touchstone log monitor.' },
    );
  }
  const entries: LoggedEntry[] = [];
  const malformed: RefusedEntry[] = [];
  for await (const { index, entry } of readEntries(openTree(reader, checkpoint))) {
    try {
      entries.push({ index, entry: parseLogEntry(entry, `log entry ${index}`) });
    } catch (error) {
      if (!isTouchstoneError(error)) throw error;
      malformed.push({ index, code: error.code, why: error.message });
    }
  }
  return { checkpoint, entries, malformed };
}

/** The first line says which log it claims to be; whether it is, the signature shows. */
function trustedLog(bytes: Uint8Array, find: (origin: string) => TrustedLog | undefined): TrustedLog {
  const origin = Buffer.from(bytes).toString('utf8').split('\n', 1)[0] ?? '';
  const log = find(origin);
  if (log !== undefined) return log;
  throw new TouchstoneError(
    'LOG_UNTRUSTED',
    `The trust root names no log ${JSON.stringify(origin.slice(0, 200))}.`,
    {
      hint: 'Get the newest trust root, or name one that trusts this log with --trust-root FILE.',
    },
  );
}
