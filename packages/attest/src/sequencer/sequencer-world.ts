// SPDX-License-Identifier: Apache-2.0
import type { TreeEdge } from '../log/grow-tree.js';
import type { LogStore } from '../log/log-store.js';
import type { NoteSigner } from '../note/note-signer.js';
import type { Cosign } from './log.js';
import type { SignedHead } from './signed-head.js';

/** Remembers the newest head that was signed, where the database does not hold what it commits through a loss of power. */
export interface SignedJournal {
  read(): Promise<Uint8Array | undefined>;
  /** MUST NOT resolve before the note is durable. */
  write(note: Uint8Array): Promise<void>;
}

/** What the steps of appending share. */
export interface SequencerWorld {
  readonly store: LogStore;
  readonly signer: NoteSigner;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly journal?: SignedJournal | undefined;
  readonly cosign?: Cosign | undefined;
  /** Throws LOG_LOCK_LOST where the log is no longer this process's to write. */
  readonly verifyHeld: () => Promise<void>;
  /** The edge of the newest tree that this process knows, so that it is not read each time. */
  known: { readonly head: SignedHead; readonly edge: TreeEdge } | undefined;
}
