// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type TrustedLog, type Alarm } from '@touchstone/model';
import type { LogReader } from '../log/log-store.js';
import { openTree, type LogTree } from '../log/open-tree.js';
import { verifyCheckpoint } from '../log/verify-checkpoint.js';
import { alarmOf } from './alarm-of.js';
import { findContradiction, type Seen } from './contradiction.js';

/** A checkpoint of the same log that someone else was shown. */
export interface OtherCheckpoint {
  /** Where it came from, for alarms. */
  readonly name: string;
  readonly note: Uint8Array;
}

/**
 * Holds what a log shows us against what it showed someone else. A log that shows each of two people a history of their
 * own is found out by nothing else than that they compare.
 * @param tree what the log shows us, verified
 */
export async function compareCheckpoint(
  reader: LogReader,
  tree: LogTree,
  mine: Seen,
  other: OtherCheckpoint,
  log: TrustedLog,
): Promise<readonly Alarm[]> {
  const named = ({ message, ...alarm }: Alarm): Alarm => ({ ...alarm, message: `${other.name}: ${message}` });
  try {
    const checkpoint = verifyCheckpoint(other.note, { ...log, witnesses: { ...log.witnesses, quorum: 0 } });
    const theirs = { note: Buffer.from(other.note).toString('utf8'), checkpoint };
    const found =
      checkpoint.size > mine.checkpoint.size
        ? await compareWithNewer(reader, mine, theirs)
        : await findContradiction(theirs, mine, tree);
    return found === undefined ? [] : [named(found)];
  } catch (error) {
    return [named(alarmOf(error))];
  }
}

/** The log shows us less than it showed them: at rest, a moment ago. It must give the tiles of what it signed. */
async function compareWithNewer(reader: LogReader, mine: Seen, theirs: Seen): Promise<Alarm | undefined> {
  const evidence = { older: mine.note, newer: theirs.note };
  try {
    return await findContradiction(mine, theirs, openTree(reader, theirs.checkpoint));
  } catch (error) {
    if (isTouchstoneError(error, 'LOG_TILE'))
      return { kind: 'two histories', message: error.message, evidence };
    if (!isTouchstoneError(error, 'LOG_TILE_MISSING')) throw error;
    const message = `the log showed them ${theirs.checkpoint.size} entries, and us ${mine.checkpoint.size}.`;
    return { kind: 'rolled back', message, evidence };
  }
}
