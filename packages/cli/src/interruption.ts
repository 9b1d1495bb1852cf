// SPDX-License-Identifier: Apache-2.0
import type { Output } from './output.js';

/** What a person at the terminal may ask of a run. */
export interface Interruption {
  /** First Ctrl-C (or SIGTERM): end the step under way, and take down what was made. */
  readonly signal: AbortSignal;
  /** Second: give that up as well; what is then left is in the journal that `touchstone cleanup` reads. */
  readonly abandon: AbortSignal;
}

/** Listens for Ctrl-C and SIGTERM; the third one ends the process where it is. */
export function interruption(output: Output): Interruption {
  const [signal, abandon] = [new AbortController(), new AbortController()];
  const interrupt = (): void => {
    if (abandon.signal.aborted) process.exit(130);
    if (signal.signal.aborted) {
      output.note('\nLeaving without cleaning up: touchstone cleanup removes what is left.');
      abandon.abort();
      return;
    }
    output.note('\nInterrupted: taking down what was made. Press Ctrl-C again to leave it.');
    signal.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return { signal: signal.signal, abandon: abandon.signal };
}
