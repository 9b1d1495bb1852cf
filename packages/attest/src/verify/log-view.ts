// SPDX-License-Identifier: Apache-2.0
import {
  isTouchstoneError,
  LOG_ENTRY_LIMIT,
  logEntry,
  parseCanonicalPaper,
  TouchstoneError,
} from '@touchstone/model';
import { certificateStates, type LogLife } from '../life/certificate-states.js';
import type { LoggedEntry } from '../life/log-statements.js';
import type { LogReader } from '../log/log-store.js';
import { openTree, type LogTree } from '../log/open-tree.js';
import { readEntries } from '../log/read-entries.js';
import { verifyCheckpoint, type VerifiedCheckpoint } from '../log/verify-checkpoint.js';
import { NOTE_LIMIT } from '../note/note-text.js';
import { parseNote } from '../note/parse-note.js';
import type { TrustedRoot } from '../trust/trusted-root.js';

/** A log as it is now, every entry of it held to a checkpoint that the trust root believes. */
export interface LogView {
  readonly checkpoint: VerifiedCheckpoint;
  readonly tree: LogTree;
  readonly life: LogLife;
}

/** Entries of a log that are read at most to tell what became of a certificate: each is held in memory. */
const ENTRIES_READ = 1_000_000;

/**
 * Reads a log from end to end: its newest checkpoint, which its key and as many witnesses as the trust root asks for have
 * signed, and all entries below it.
 * @param at the moment that states are told for
 * @throws TouchstoneError VERIFY_LOG_UNKNOWN, VERIFY_LOG_EMPTY, VERIFY_LOG_TOO_LONG, LOG_*, NOTE_*, PAPER_*
 */
export async function readLogView(reader: LogReader, root: TrustedRoot, at: Date): Promise<LogView> {
  const bytes = await reader.read('checkpoint', NOTE_LIMIT);
  if (bytes === undefined) {
    throw new TouchstoneError(
      'VERIFY_LOG_EMPTY',
      'There is no log where one was named: it has no checkpoint.',
      {
        hint: 'Name the folder or the URL that holds the files `checkpoint` and `tile/`.',
      },
    );
  }
  const checkpoint = believedCheckpoint(bytes, root);
  if (checkpoint.size > ENTRIES_READ) {
    throw new TouchstoneError(
      'VERIFY_LOG_TOO_LONG',
      `The log has ${checkpoint.size} entries; at most ${ENTRIES_READ} are read to verify a bundle.`,
      {
        hint: 'Follow it with touchstone log monitor, or verify without --log.',
        details: { size: checkpoint.size },
      },
    );
  }
  const tree = openTree(reader, checkpoint);
  const entries: LoggedEntry[] = [];
  for await (const { index, entry } of readEntries(tree)) {
    const source = { name: `log entry ${index}`, limit: LOG_ENTRY_LIMIT, lineEnd: false };
    entries.push({ index, entry: parseCanonicalPaper(logEntry, entry, source) });
  }
  return { checkpoint, tree, life: certificateStates(entries, root, at) };
}

function believedCheckpoint(bytes: Uint8Array, root: TrustedRoot): VerifiedCheckpoint {
  const [origin = ''] = parseNote(bytes).text.split('\n', 1);
  const logs = root.findLogs(origin);
  for (const [i, log] of logs.entries()) {
    try {
      return verifyCheckpoint(bytes, log);
    } catch (error) {
      if (i === logs.length - 1 || !isTouchstoneError(error, 'NOTE_UNVERIFIED')) throw error;
    }
  }
  throw new TouchstoneError('VERIFY_LOG_UNKNOWN', `The trust root knows no log ${origin}.`, {
    hint: `It knows ${root.paper.logs.map((log) => log.origin).join(', ') || 'none'}. Is it the newest trust root?`,
    details: { origin },
  });
}
