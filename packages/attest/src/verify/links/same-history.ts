// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import { consistencyProof, verifyConsistency } from '../../log/consistency-proof.js';
import type { LogView } from '../log-view.js';
import type { RestOn } from '../chain.js';
import { CLOCK_SKEW } from './certificate-entry.js';
import type { LoggedPlace } from './logged-entry.js';

/**
 * The log as it is now starts with the tree of the bundle's checkpoint. Where it does not, it has shown two histories:
 * one to whoever made the bundle, another to us.
 */
export async function sameHistory(
  { checkpoint, index }: LoggedPlace,
  now: LogView,
  restsOn: RestOn,
): Promise<void> {
  const { origin, size } = now.checkpoint;
  if (origin !== checkpoint.origin) {
    throw new TouchstoneError(
      'VERIFY_OTHER_LOG',
      `It is logged in ${checkpoint.origin}, and asked was ${origin}.`,
      {
        hint: 'Name that log with --log.',
        details: { logged: checkpoint.origin, asked: origin },
      },
    );
  }
  if (size < checkpoint.size) {
    throw new TouchstoneError(
      'VERIFY_ROLLBACK',
      `The log has ${size} entries now; it had ${checkpoint.size} when the bundle was logged.`,
      {
        hint: 'A log never shrinks: you are shown an old copy of it, or it has been rolled back. Keep the bundle, and tell the log.',
        details: { size, proven: checkpoint.size },
      },
    );
  }
  const [old, current] = [checkpoint, now.checkpoint];
  const proof = await consistencyProof(now.tree, old.size, current.size);
  try {
    verifyConsistency({
      oldSize: old.size,
      oldRoot: old.root,
      newSize: current.size,
      newRoot: current.root,
      proof,
    });
  } catch (error) {
    if (!isTouchstoneError(error, 'PROOF_CONSISTENCY')) throw error;
    throw new TouchstoneError(
      'VERIFY_TWO_HISTORIES',
      `The log as it is now, of ${size} entries, does not start with the ${checkpoint.size} of the bundle's checkpoint.`,
      {
        hint: 'The log has signed two histories. Keep both checkpoints: they prove it. Believe neither.',
        details: { size, proven: checkpoint.size },
        cause: error,
      },
    );
  }
  verifyNotBackdated(index, now);
  restsOn(`its checkpoint of ${size} entries, root hash ${Buffer.from(current.root).toString('base64')}`);
}

/**
 * The entry says no earlier time than those in front of it. Else a log could help the thief of a key to a certificate from
 * before the key's revocation.
 */
function verifyNotBackdated(index: number, { entries }: LogView): void {
  const timeOf = ({ entry }: LogView['entries'][number]): number => Date.parse(entry.loggedAt);
  const own = entries.find((one) => one.index === index);
  if (own === undefined) return;
  const before = entries.find((one) => one.index < index && timeOf(one) > timeOf(own) + CLOCK_SKEW);
  if (before === undefined) return;
  throw new TouchstoneError(
    'VERIFY_ORDER',
    `It says that it was logged at ${own.entry.loggedAt}; entry ${before.index}, in front of it, says ${before.entry.loggedAt}.`,
    {
      hint: 'A log whose time runs backwards may have backdated it. Ask whoever runs the log, and monitors.',
      details: { index, loggedAt: own.entry.loggedAt, before: before.index },
    },
  );
}
