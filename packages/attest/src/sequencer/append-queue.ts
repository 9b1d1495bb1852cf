// SPDX-License-Identifier: Apache-2.0
import type { NewLogEntry } from '../log/entry-identity.js';
import type { AppendedEntry } from './log.js';

interface Call {
  readonly entries: readonly NewLogEntry[];
  readonly resolve: (appended: readonly AppendedEntry[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Entries of one batch at most; a single call is never cut. */
const BATCH_ENTRIES = 1024;

/** Gathers what is appended while a batch is under way into the next one. */
export class AppendQueue {
  readonly #appendAll: (entries: readonly NewLogEntry[]) => Promise<readonly AppendedEntry[]>;
  #calls: Call[] = [];
  #running: Promise<void> | undefined;

  /** @param appendAll takes a batch, all or none, and gives one answer an entry */
  constructor(appendAll: (entries: readonly NewLogEntry[]) => Promise<readonly AppendedEntry[]>) {
    this.#appendAll = appendAll;
  }

  append(entries: readonly NewLogEntry[]): Promise<readonly AppendedEntry[]> {
    return new Promise((resolve, reject) => {
      this.#calls.push({ entries, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing is being appended. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    // What is called in the same turn of the event loop goes into the first batch, too.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#calls.length > 0) await this.#runBatch(this.#nextBatch());
    // In the same turn as the last look at the calls, or one that comes between would wait for ever.
    this.#running = undefined;
  }

  #nextBatch(): readonly Call[] {
    let [calls, entries] = [0, 0];
    for (; calls < this.#calls.length && entries < BATCH_ENTRIES; calls += 1)
      entries += this.#calls[calls]?.entries.length ?? 0;
    return this.#calls.splice(0, calls);
  }

  async #runBatch(calls: readonly Call[]): Promise<void> {
    try {
      const appended = await this.#appendAll(calls.flatMap(({ entries }) => entries));
      let at = 0;
      for (const { entries, resolve } of calls) resolve(appended.slice(at, (at += entries.length)));
    } catch (error) {
      for (const { reject } of calls) reject(error);
    }
  }
}
