// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type TrustedLog } from '@touchstone/model';
import { parseCheckpoint, type Checkpoint } from '../log/checkpoint.js';
import type { LogReader } from '../log/log-store.js';
import { verifyCheckpoint } from '../log/verify-checkpoint.js';
import { NOTE_LIMIT } from '../note/note-text.js';
import { parseNoteVerifier } from '../note/note-verifier.js';
import { parseNote } from '../note/parse-note.js';
import { logMissing } from '../sequencer/log-missing.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import type { FsckProblem } from './fsck-report.js';

/** By whose word a log is checked: a trust root, or its key alone (a verifier key of c2sp.org/signed-note), or nobody's. */
export interface FsckTrust {
  readonly root?: TrustedRoot | undefined;
  readonly key?: string | undefined;
}

export interface FsckHead extends Checkpoint {
  /** The signed note. */
  readonly note: Uint8Array;
  readonly signed: boolean;
  readonly witnesses: readonly string[];
}

/**
 * The checkpoint; that it is not signed as it should be is told, and the tree is looked at all the same.
 * Throws LOG_MISSING; NOTE_SYNTAX or LOG_CHECKPOINT where it is none; NOTE_KEY where the key given is none.
 */
export async function readFsckHead(
  reader: LogReader,
  trust: FsckTrust,
  problem: (one: FsckProblem) => void,
): Promise<FsckHead> {
  const bytes = await reader.read('checkpoint', NOTE_LIMIT);
  if (bytes === undefined) throw logMissing('there: it has no checkpoint');
  const claimed = parseCheckpoint(parseNote(bytes).text);
  const unsigned = { ...claimed, note: bytes, signed: false, witnesses: [] };
  if (trust.root === undefined && trust.key === undefined) return unsigned;
  const logs = trustedLogs(trust, claimed.origin);
  if (logs.length === 0) {
    const why = `The trust root knows no log ${claimed.origin}.`;
    problem({ where: 'checkpoint', code: 'LOG_ORIGIN', why });
    return unsigned;
  }
  for (const [at, log] of logs.entries()) {
    try {
      const { witnesses } = verifyCheckpoint(bytes, log);
      return { ...claimed, note: bytes, signed: true, witnesses: witnesses.map(({ name }) => name) };
    } catch (error) {
      if (!isTouchstoneError(error)) throw error;
      if (at < logs.length - 1) continue;
      problem({ where: 'checkpoint', code: error.code, why: error.message });
    }
  }
  return unsigned;
}

function trustedLogs(
  { root, key }: FsckTrust,
  origin: string,
): readonly Pick<TrustedLog, 'origin' | 'key' | 'witnesses'>[] {
  if (key === undefined) return root?.findLogs(origin) ?? [];
  // A key that is none is the caller's mistake, and no problem of the log.
  return [{ origin: parseNoteVerifier(key).name, key, witnesses: { quorum: 0, keys: [] } }];
}
