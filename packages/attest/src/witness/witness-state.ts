// SPDX-License-Identifier: Apache-2.0

/** The newest checkpoint of one log that a witness has cosigned. */
export interface Witnessed {
  readonly origin: string;
  readonly size: number;
  /** Root hash in base64. */
  readonly root: string;
  /** The note with the log's signature and the witness's own. */
  readonly checkpoint: string;
}

/** What a witness remembers. All that it is worth rests on never forgetting it. */
export interface WitnessState {
  /** @throws TouchstoneError WITNESS_STATE where what was stored cannot be read: never taken for "nothing yet" */
  read(origin: string): Promise<Held | undefined>;
  /**
   * Puts `next` in the place of what `read` gave, and of nothing else. MUST NOT resolve with true before it is durable. Resolves
   * with false where someone else was first: two requests that were both found consistent with the same old checkpoint
   * must not both be cosigned, or the witness itself would have vouched for two histories.
   */
  replace(before: Held | undefined, next: Witnessed): Promise<boolean>;
}

/** What is stored, and which version of it. */
export interface Held {
  readonly version: number;
  readonly latest: Witnessed;
}
