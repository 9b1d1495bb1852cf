// SPDX-License-Identifier: Apache-2.0
import { certificateStates, type LogLife } from '../life/certificate-states.js';
import type { LoggedEntry } from '../life/log-statements.js';
import { readLog } from '../life/read-log.js';
import type { LogReader } from '../log/log-store.js';
import { openTree, type LogTree } from '../log/open-tree.js';
import type { VerifiedCheckpoint } from '../log/verify-checkpoint.js';
import type { TrustedRoot } from '../trust/trusted-root.js';

/** A log as it is now, every entry of it held to a checkpoint that the trust root believes. */
export interface LogView {
  readonly checkpoint: VerifiedCheckpoint;
  readonly tree: LogTree;
  /** All that are papers of ours, in their order. */
  readonly entries: readonly LoggedEntry[];
  readonly life: LogLife;
}

/**
 * Reads a log from end to end: its newest checkpoint and all entries below it.
 * @param times `now`, when the log's key must be valid, and `at`, the moment that states are told for
 * @throws TouchstoneError what readLog throws
 */
export async function readLogView(
  reader: LogReader,
  root: TrustedRoot,
  { now, at }: { readonly now: Date; readonly at: Date },
): Promise<LogView> {
  const { checkpoint, entries } = await readLog(reader, (origin) => root.findLog(origin, now));
  const life = certificateStates(entries, root, at);
  return { checkpoint, tree: openTree(reader, checkpoint), entries, life };
}
