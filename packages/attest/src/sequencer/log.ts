// SPDX-License-Identifier: Apache-2.0
import type { LogReader } from '../log/log-store.js';
import type { NewLogEntry } from '../log/entry-identity.js';

/** An entry's place in the log. */
export interface LoggedEntry {
  readonly index: number;
  /** The exact bytes, with the time at which the log took it. */
  readonly entry: Uint8Array;
}

export interface AppendedEntry extends LoggedEntry {
  /** False where the log had it already: index and bytes are then those of the first time. */
  readonly fresh: boolean;
}

/**
 * A log that takes entries.
 *
 * What is published never shrinks, and for one size only one root is ever signed.
 */
export interface Log {
  readonly origin: string;
  /** Where its published resources are read. */
  readonly reader: LogReader;
  /**
   * Takes entries, in their order, all or none. MUST NOT resolve before each is durable and covered by a checkpoint that
   * is published and durable. An entry that the log has already (entryIdentity) gives its first index again, also where
   * several processes append at once. Calls at the same time share one transaction and one checkpoint.
   *
   * Throws PAPER_FIELD or LOG_ENTRY_SIZE for what is no entry; LOG_UNWRITABLE, LOG_DATABASE where nothing was taken;
   * LOG_UNPUBLISHED where the entries are taken and their checkpoint could not be published yet: appending them again
   * gives their index once it could.
   */
  append(entries: readonly NewLogEntry[]): Promise<readonly AppendedEntry[]>;
  /** The published entry of an identity (entryIdentity); undefined where there is none. */
  find(identity: string): Promise<LoggedEntry | undefined>;
  /** The published checkpoint: a signed note. */
  checkpoint(): Promise<Uint8Array>;
  /** The proof (c2sp.org/tlog-proof) that an entry is in the published tree, as bytes of its text. Throws PROOF_RANGE. */
  prove(index: number): Promise<Uint8Array>;
  /**
   * Asks the witnesses about the published checkpoint once more, and publishes what they add. For a log that does not grow:
   * without it a checkpoint whose witnesses were down when it was new would stay without them.
   */
  cosignAgain(): Promise<void>;
  /** Waits for what is being appended, then lets go of database and lock. */
  close(): Promise<void>;
}

/**
 * Gathers witnesses' cosignatures: takes a signed checkpoint whose tree is wholly in the store, returns the same note with
 * lines added. Where it throws, the checkpoint is not published.
 */
export type Cosign = (checkpoint: Uint8Array, tree: LogReader) => Promise<Uint8Array>;
