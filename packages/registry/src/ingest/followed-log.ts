// SPDX-License-Identifier: Apache-2.0
import {
  certificateStates,
  readLogView,
  type LogLife,
  type LogReader,
  type LogView,
  type TrustedRoot,
} from '@touchstone/attest';
import { shrank } from '../database/log-shrank.js';

/** Bytes of a checkpoint with the cosignatures of fifty witnesses. */
const CHECKPOINT_LIMIT = 64 * 1024;

/** A log as a registry reads it: from end to end, and again when its checkpoint is another. */
export class FollowedLog {
  readonly #reader: LogReader;
  readonly #root: TrustedRoot;
  readonly #clock: () => number;
  #known: { readonly checkpoint: Buffer; readonly view: LogView } | undefined;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(reader: LogReader, root: TrustedRoot, clock: () => number) {
    this.#reader = reader;
    this.#root = root;
    this.#clock = clock;
  }

  /**
   * The log as it is now, every entry held to its checkpoint.
   * @throws TouchstoneError REGISTRY_LOG_SHRANK; what readLogView throws
   */
  view(): Promise<LogView> {
    const reading = this.#reading.catch(() => undefined).then(() => this.#read());
    this.#reading = reading;
    return reading;
  }

  async #read(): Promise<LogView> {
    const checkpoint = Buffer.from((await this.#reader.read('checkpoint', CHECKPOINT_LIMIT)) ?? []);
    if (this.#known?.checkpoint.equals(checkpoint) === true) return this.#known.view;
    const now = new Date(this.#clock());
    const view = await readLogView(this.#reader, this.#root, { now, at: now });
    const before = this.#known?.view.checkpoint.size ?? 0;
    if (view.checkpoint.size < before) throw shrank(view.checkpoint.size, before);
    this.#known = { checkpoint, view };
    return view;
  }
}

/**
 * What the log says of one solution's certificates at a moment: of the entries of others none can change it, and reading
 * them for each of many solutions would cost the square of their number.
 */
export function lifeOf(
  { entries }: Pick<LogView, 'entries'>,
  solution: string,
  root: TrustedRoot,
  at: Date,
): LogLife {
  const own = entries.filter(({ entry }) => entry.kind === 'statement' || entry.solution === solution);
  return certificateStates(own, root, at);
}

/**
 * The moment that listings are derived for: now, but never before the log's newest entry. A clock that was set back would
 * else take what was logged since from all pages.
 */
export function momentOf({ entries }: Pick<LogView, 'entries'>, now: Date): Date {
  const newest = entries.at(-1)?.entry.loggedAt;
  return newest !== undefined && Date.parse(newest) > now.getTime() ? new Date(newest) : now;
}
