// SPDX-License-Identifier: Apache-2.0
import type { Exchange } from '@touchstone/model';
import { eachLine, storedBytes } from '@touchstone/attest';
import type { EvidenceStore } from '../evidence/evidence-store.js';

/** Which calls of a recording: at most `limit`, from line `from` on, of one operation where that is said. */
export interface CallsQuery {
  readonly from?: number;
  readonly limit?: number;
  readonly operation?: string;
}

/** Calls of a recording in their order. */
export interface RecordedCalls {
  readonly calls: readonly Exchange[];
  /** `from` of the calls before these; null where these are the first. */
  readonly before: number | null;
  /** `from` of the next; null where these are the last. */
  readonly next: number | null;
  /** Reading ended before the line that was asked for: so far in, only the recording itself tells. */
  readonly tooFar: boolean;
}

const CALLS_AT_ONCE = 50;
/** Inflated bytes that are read for one page: some hundred thousand calls. */
const READ_LIMIT = 128 * 1024 * 1024;

/**
 * Reads a part of a recording, from its beginning up to there and no further. Undefined where the store has none of this digest.
 * @throws TouchstoneError RECORDING_NOT_ONE, RECORDING_NOT_READABLE, BUNDLE_DIGEST
 */
export async function recordedCalls(
  store: EvidenceStore,
  digest: string,
  { from = 0, limit = CALLS_AT_ONCE, operation }: CallsQuery,
): Promise<RecordedCalls | undefined> {
  const kept = await store.find(digest);
  if (kept === undefined) return undefined;
  const before: number[] = [];
  const calls: Exchange[] = [];
  let next: number | null = null;
  let last = -1;
  const source = untilTaken(storedBytes({ file: kept.file, digest, size: kept.size }), () => next !== null);
  await eachLine(
    source,
    (line) => {
      last = line.seq;
      if (line.kind !== 'exchange' || next !== null) return;
      if (operation !== undefined && line.operation !== operation) return;
      if (line.seq < from) {
        before.push(line.seq);
        if (before.length > limit) before.shift();
      } else if (calls.length < limit) calls.push(line);
      else next = line.seq;
    },
    { totalBytes: READ_LIMIT },
  );
  return { calls, before: before[0] ?? null, next, tooFar: calls.length === 0 && last < from && from > 0 };
}

/** Ends a stream early, and the file behind it, once what was wanted of it is there. */
async function* untilTaken(
  source: AsyncIterable<Uint8Array>,
  isTaken: () => boolean,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    yield chunk;
    if (isTaken()) return;
  }
}
