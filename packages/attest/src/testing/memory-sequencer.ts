// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '@touchstone/model';
import { entryIdentity, type NewLogEntry } from '../log/entry-identity.js';
import { inclusionProof } from '../log/inclusion-proof.js';
import { parseLogEntry } from '../log/parse-log-entry.js';
import { tlogProofText } from '../log/tlog-proof.js';
import type { AppendedEntry, Log, LoggedEntry } from '../sequencer/log.js';
import { MemoryLog } from './memory-log.js';

/** A log that takes entries and forgets them with the process. */
export class MemorySequencer implements Log {
  readonly published: MemoryLog;
  readonly #clock: () => number;

  constructor(published: MemoryLog, clock: () => number) {
    this.published = published;
    this.#clock = clock;
  }

  get origin(): string {
    return this.published.origin;
  }

  get reader(): MemoryLog {
    return this.published;
  }

  async append(entries: readonly NewLogEntry[]): Promise<readonly AppendedEntry[]> {
    return entries.map((entry) => {
      const known = this.#find(entryIdentity(entry));
      if (known !== undefined) return { ...known, fresh: false };
      const bytes = Buffer.from(canonicalJson({ ...entry, loggedAt: new Date(this.#clock()).toISOString() }));
      return { index: this.published.entries.push(bytes) - 1, entry: bytes, fresh: true };
    });
  }

  async find(identity: string): Promise<LoggedEntry | undefined> {
    return this.#find(identity);
  }

  async checkpoint(): Promise<Uint8Array> {
    return (await this.published.read('checkpoint')) ?? this.published.checkpoint();
  }

  async prove(index: number): Promise<Uint8Array> {
    const proof = await inclusionProof(this.published.tree, index, this.published.entries.length);
    return Buffer.from(tlogProofText({ index, proof, checkpoint: this.published.checkpoint() }));
  }

  async cosignAgain(): Promise<void> {}

  async close(): Promise<void> {}

  #find(identity: string): LoggedEntry | undefined {
    const index = this.published.entries.findIndex(
      (bytes) => entryIdentity(parseLogEntry(bytes, 'an entry')) === identity,
    );
    const entry = this.published.entries[index];
    return entry === undefined ? undefined : { index, entry };
  }
}
