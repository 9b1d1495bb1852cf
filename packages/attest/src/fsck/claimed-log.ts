// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type LogEntry } from '@touchstone/model';
import { inclusionProof } from '../log/inclusion-proof.js';
import type { LogReader } from '../log/log-store.js';
import { openTree } from '../log/open-tree.js';
import { parseLogEntry } from '../log/parse-log-entry.js';
import { readEntries } from '../log/read-entries.js';
import { tlogProofText } from '../log/tlog-proof.js';
import { readFsckHead, type FsckTrust } from './fsck-head.js';

/** A log as it is at its newest checkpoint. */
export interface ClaimedLog {
  readonly origin: string;
  readonly size: number;
  /** Base64, as in the checkpoint. */
  readonly root: string;
  /** Whether it was known by whose key the checkpoint must be signed, and it is. */
  readonly signed: boolean;
  /** The entries in order, each held against the checkpoint's tree. */
  entries(from?: number): AsyncGenerator<{ readonly index: number; readonly entry: LogEntry }>;
  /** The proof (c2sp.org/tlog-proof) that an entry is in the tree, as text. Throws PROOF_RANGE. */
  prove(index: number): Promise<string>;
}

/**
 * Opens a log to look at it, by nobody's word where nobody is trusted: what is given follows from its checkpoint, and whose
 * that is has to be judged elsewhere. Throws LOG_MISSING, LOG_UNTRUSTED where it is not signed by whom it must be, and what
 * reading it throws.
 */
export async function openClaimedLog(reader: LogReader, trust: FsckTrust = {}): Promise<ClaimedLog> {
  const { origin, size, root, signed, note } = await readFsckHead(reader, trust, ({ why }) => {
    throw new TouchstoneError('LOG_UNTRUSTED', `The log's checkpoint is not to be believed: ${why}`, {
      hint: 'Is it the right log, and the right key or trust root?',
    });
  });
  const tree = openTree(reader, { size, root });
  return {
    origin,
    size,
    signed,
    root: Buffer.from(root).toString('base64'),
    async *entries(from = 0) {
      for await (const { index, entry } of readEntries(tree, from))
        yield { index, entry: parseLogEntry(entry, `entry ${index}`) };
    },
    prove: async (index) =>
      tlogProofText({ index, proof: await inclusionProof(tree, index, size), checkpoint: note }),
  };
}
