// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type TrustedLog, type Alarm } from '@touchstone/model';
import type { LogReader } from '../log/log-store.js';
import { EMPTY_ROOT, isSameHash } from '../log/merkle.js';
import { openTree, type LogTree } from '../log/open-tree.js';
import { readEntries } from '../log/read-entries.js';
import { verifyCheckpoint, type VerifiedCheckpoint } from '../log/verify-checkpoint.js';
import { NOTE_LIMIT } from '../note/note-text.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import { alarmOf } from './alarm-of.js';
import { compareCheckpoint, type OtherCheckpoint } from './compare-checkpoint.js';
import { findContradiction, type Seen } from './contradiction.js';
import { CLOCKS_AHEAD, inspectEntry, type Inspection } from './inspect-entry.js';
import type { MonitorState } from './monitor-state.js';
import { ToldAlarms } from './told-alarms.js';

export interface FollowOptions {
  readonly root: TrustedRoot;
  readonly log: TrustedLog;
  readonly now: Date;
  /** Owners and solutions whose entries are told as alarms. */
  readonly watch?: readonly string[];
  /** A checkpoint that is not renewed for so long, in milliseconds, is told. */
  readonly staleAfter?: number;
  /** Checkpoints of the same log that others saw: other monitors, witnesses. */
  readonly others?: readonly OtherCheckpoint[];
  /** Entries that are looked at in one go; the rest waits for the next. A hostile log may name any size. */
  readonly entriesAtOnce?: number;
  /** Ends the looking at entries: a hostile log may answer each request just in time. */
  readonly until?: AbortSignal;
}

/** What following a log for once showed. */
export interface Followed {
  /** What to remember; undefined where nothing good was ever seen. */
  readonly state: Omit<MonitorState, 'format'> | undefined;
  readonly alarms: readonly Alarm[];
  /** Alarms beyond those that are listed. */
  readonly moreAlarms: number;
  /** Trusted witnesses that cosigned the checkpoint. */
  readonly witnesses: readonly string[];
  /** Entries looked at this time. */
  readonly entries: number;
  /** Entries that wait for the next time. */
  readonly waiting: number;
}

const ENTRIES_AT_ONCE = 1_000_000;

/**
 * Looks once at what a log shows: the checkpoint is the trusted log's; its tree starts with the one seen last, and does
 * not contradict what others saw; every new entry is the tree's, is well-formed, and its signers are known and in force.
 * Nothing is thrown for what the log does: it is told as an alarm. Where the log cannot be believed, what was seen before
 * stays remembered, so that it is told again until someone acts.
 */
export async function followLog(
  reader: LogReader,
  state: MonitorState | undefined,
  options: FollowOptions,
): Promise<Followed> {
  const told = new ToldAlarms();
  const refused = (): Followed => ({ state, witnesses: [], entries: 0, waiting: 0, ...told.result() });
  try {
    const seen = await readCheckpoint(reader, options.log);
    const tree = openTree(reader, seen.checkpoint);
    told.add(fewWitnesses(seen, options.log));
    const contradiction = await findBreak(state, seen, tree);
    if (contradiction !== undefined) {
      told.add(contradiction);
      return refused();
    }
    for (const other of options.others ?? [])
      told.add(...(await compareCheckpoint(reader, tree, seen, other, options.log)));
    return await followGood(tree, state, seen, options, told);
  } catch (error) {
    told.add(alarmOf(error));
    return refused();
  }
}

/** The checkpoint, signed by the log itself. How many witnesses are enough is a matter of its own. */
async function readCheckpoint(reader: LogReader, log: TrustedLog): Promise<Seen<VerifiedCheckpoint>> {
  const bytes = await reader.read('checkpoint', NOTE_LIMIT);
  if (bytes === undefined) {
    throw new TouchstoneError('LOG_UNREADABLE', 'The log has no checkpoint.', {
      hint: 'Is this the place of a log?',
    });
  }
  const checkpoint = verifyCheckpoint(bytes, { ...log, witnesses: { ...log.witnesses, quorum: 0 } });
  if (checkpoint.size === 0 && !isSameHash(checkpoint.root, EMPTY_ROOT))
    throw new TouchstoneError(
      'LOG_CHECKPOINT',
      'The checkpoint of an empty tree has the root of another one.',
      {
        hint: 'Keep it: the log is damaged or lies.',
      },
    );
  return { note: Buffer.from(bytes).toString('utf8'), checkpoint };
}

function fewWitnesses(
  { checkpoint }: Seen<VerifiedCheckpoint>,
  { witnesses }: TrustedLog,
): Alarm | undefined {
  const { length } = checkpoint.witnesses;
  if (length >= witnesses.quorum) return undefined;
  const message = `${length} trusted witnesses cosigned the checkpoint; the trust root asks for ${witnesses.quorum}.`;
  return { kind: 'too few witnesses', message };
}

async function findBreak(
  state: MonitorState | undefined,
  seen: Seen,
  tree: LogTree,
): Promise<Alarm | undefined> {
  if (state === undefined) return undefined;
  const { origin, size, checkpoint: note } = state;
  const root = Buffer.from(state.root, 'base64');
  if (seen.checkpoint.size >= size)
    return findContradiction({ note, checkpoint: { origin, size, root, extensions: [] } }, seen, tree);
  const message = `The log shows ${seen.checkpoint.size} entries; it has shown ${size} (first seen at ${state.seenAt}).`;
  return { kind: 'rolled back', message, evidence: { older: seen.note, newer: note } };
}

async function followGood(
  tree: LogTree,
  state: MonitorState | undefined,
  { note, checkpoint }: Seen<VerifiedCheckpoint>,
  options: FollowOptions,
  told: ToldAlarms,
): Promise<Followed> {
  const { origin, size, root, witnesses } = checkpoint;
  const seenAt = state?.checkpoint === note ? state.seenAt : options.now.toISOString();
  told.add(findStaleness(checkpoint, seenAt, options));
  const inspection: Inspection = {
    root: options.root,
    watch: new Set(options.watch),
    now: options.now,
    revoked: new Set(state?.revoked),
    loggedAt: state?.loggedAt ?? null,
  };
  const before = state?.read ?? 0;
  const read = await inspectEntries(tree, before, inspection, options, told);
  return {
    state: {
      origin,
      size,
      root: Buffer.from(root).toString('base64'),
      checkpoint: note,
      seenAt,
      read,
      loggedAt: inspection.loggedAt,
      revoked: [...inspection.revoked].toSorted(),
    },
    witnesses: witnesses.map(({ name }) => name),
    entries: read - before,
    waiting: size - read,
    ...told.result(),
  };
}

/** A checkpoint says no time of its own: fresh is what changed, or what a witness saw lately. */
function findStaleness(
  { witnesses }: VerifiedCheckpoint,
  seenAt: string,
  { staleAfter, now }: FollowOptions,
): Alarm | undefined {
  // A witness whose time is yet to come would keep this quiet until then.
  const cosigned = witnesses.map(({ timestamp }) => timestamp * 1000);
  const latest = Math.max(
    Date.parse(seenAt),
    ...cosigned.filter((time) => time <= now.getTime() + CLOCKS_AHEAD),
  );
  if (staleAfter === undefined || now.getTime() - latest <= staleAfter) return undefined;
  const message = `Nothing new, and no fresh cosignature, since ${new Date(latest).toISOString()}.`;
  return { kind: 'stale', message };
}

/** Returns how many entries have been looked at in all. */
async function inspectEntries(
  tree: LogTree,
  start: number,
  inspection: Inspection,
  { entriesAtOnce = ENTRIES_AT_ONCE, until }: FollowOptions,
  told: ToldAlarms,
): Promise<number> {
  let read = start;
  try {
    for await (const entry of readEntries(tree, start, Math.min(tree.size, start + entriesAtOnce))) {
      told.add(...inspectEntry(entry, inspection));
      read += 1;
      if (until?.aborted !== true || read === tree.size) continue;
      const message = `The log is slow: of ${tree.size - start} entries, ${read - start} came in time.`;
      told.add({ kind: 'unreachable', message });
      break;
    }
  } catch (error) {
    told.add(alarmOf(error));
  }
  return read;
}
