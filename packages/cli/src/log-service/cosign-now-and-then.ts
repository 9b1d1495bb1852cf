// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '@touchstone/attest';
import type { Output } from '../output.js';

/** Between two times that witnesses are asked about a checkpoint that stays the same, in milliseconds. */
const COSIGN_EVERY = 10 * 60_000;

/**
 * Asks the witnesses at once and again and again, though nothing is logged: for those that were down, and so that monitors
 * see a fresh time.
 */
export function cosignNowAndThen(log: Log, output: Output): { stop(): Promise<void> } {
  const stop = new AbortController();
  const asking = (async () => {
    while (!stop.signal.aborted) {
      await log.cosignAgain().catch((error: unknown) => output.note(`Not cosigned again: ${String(error)}`));
      await sleep(COSIGN_EVERY, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: () => {
      stop.abort();
      return asking;
    },
  };
}
