// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, PREDICATES } from '@touchstone/model';
import { readLoggedStatement, type LoggedEntry } from '../life/log-statements.js';
import { parseCheckpoint } from '../log/checkpoint.js';
import { applyRevocation, revocationOf, type LoggedRevocation } from '../life/revocations.js';
import { openTree } from '../log/open-tree.js';
import { parseLogEntry } from '../log/parse-log-entry.js';
import { readEntries } from '../log/read-entries.js';
import { keysRevokedBy } from '../monitor/revoked-keys.js';
import { parseNote } from '../note/parse-note.js';
import type { Log } from '../sequencer/log.js';
import type { TrustedRoot } from '../trust/trusted-root.js';

/**
 * What a log must remember of its own entries to know what it may take: which keys were taken back, and whose papers the
 * log holds. Read once from the first entry, then only what is new. About 200 bytes of memory for each paper.
 */
export class LogMemory {
  readonly #log: Log;
  readonly #root: TrustedRoot;
  readonly #revoked = new Set<string>();
  /** Digests of the payloads of waivers that were taken back. */
  readonly #takenBack = new Set<string>();
  /** Owners of certificates and waivers by the digest of their payload. */
  readonly #owners = new Map<string, string>();
  #read = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(log: Log, root: TrustedRoot) {
    this.#log = log;
    this.#root = root;
  }

  /** Whether the log took this key's trust away. */
  isRevoked(keyId: string): boolean {
    return this.#revoked.has(keyId);
  }

  /** Whether the waiver of this payload digest was taken back. */
  isTakenBack(payloadDigest: string): boolean {
    return this.#takenBack.has(payloadDigest);
  }

  /** Who signed the paper of this payload digest, where the log has it. */
  findOwner(payloadDigest: string): string | undefined {
    return this.#owners.get(payloadDigest);
  }

  /** Entries known so far. */
  get size(): number {
    return this.#read;
  }

  /** Reads what was published since the last time. */
  catchUp(): Promise<void> {
    const reading = this.#reading.catch(() => undefined).then(() => this.#readOn());
    this.#reading = reading;
    return reading;
  }

  async #readOn(): Promise<void> {
    const checkpoint = parseCheckpoint(parseNote(await this.#log.checkpoint()).text);
    if (checkpoint.size <= this.#read) return;
    const tree = openTree(this.#log.reader, checkpoint);
    for await (const { index, entry: bytes } of readEntries(tree, this.#read)) {
      this.#take({ index, entry: parseLogEntry(bytes, `log entry ${index}`) });
      this.#read = index + 1;
    }
  }

  #take({ index, entry }: LoggedEntry): void {
    if (entry.kind === 'certificate') {
      this.#owners.set(entry.statement, entry.lab);
      return;
    }
    try {
      const logged = readLoggedStatement({ index, entry }, this.#root, (id) => this.#revoked.has(id));
      const { statement } = logged;
      if (statement.predicateType === PREDICATES.waiver)
        this.#owners.set(logged.payload, statement.predicate.by);
      for (const key of keysRevokedBy(logged, this.#root)) this.#revoked.add(key.id);
      if (statement.predicateType === PREDICATES.revocation) this.#takeBack(revocationOf(logged, statement));
    } catch (error) {
      // What nobody believes changes nothing.
      if (!isTouchstoneError(error)) throw error;
    }
  }

  #takeBack(revocation: LoggedRevocation): void {
    if (revocation.what !== 'waiver') return;
    for (const digest of revocation.subjects.map((hex) => `sha256:${hex}`)) {
      const owner = this.#owners.get(digest);
      if (owner !== undefined && applyRevocation(revocation, owner).effect) this.#takenBack.add(digest);
    }
  }
}
