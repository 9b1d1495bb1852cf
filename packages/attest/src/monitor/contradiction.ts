// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type Alarm } from '@touchstone/model';
import type { Checkpoint } from '../log/checkpoint.js';
import { consistencyProof, verifyConsistency } from '../log/consistency-proof.js';
import type { HashReader } from '../log/tree-node.js';

/** A checkpoint, and the note that it is signed in. */
export interface Seen<C extends Checkpoint = Checkpoint> {
  readonly note: string;
  readonly checkpoint: C;
}

/**
 * Whether a tree starts with an older one that the same log signed. Returns the alarm where it does not: both notes
 * together are the proof, for anyone who has the log's key.
 * @param tree of the newer checkpoint, each hash verified against its root
 * @throws TouchstoneError LOG_TILE, LOG_TILE_MISSING, and what the reader throws: then nobody can tell
 */
export async function findContradiction(
  older: Seen,
  newer: Seen,
  tree: HashReader,
): Promise<Alarm | undefined> {
  const [oldSize, newSize] = [older.checkpoint.size, newer.checkpoint.size];
  try {
    verifyConsistency({
      oldSize,
      oldRoot: older.checkpoint.root,
      newSize,
      newRoot: newer.checkpoint.root,
      proof: await consistencyProof(tree, oldSize, newSize),
    });
    return undefined;
  } catch (error) {
    if (!isTouchstoneError(error, 'PROOF_CONSISTENCY')) throw error;
    return {
      kind: 'two histories',
      message: error.message,
      evidence: { older: older.note, newer: newer.note },
    };
  }
}
