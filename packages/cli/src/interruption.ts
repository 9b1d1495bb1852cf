// SPDX-License-Identifier: Apache-2.0
import type { Output } from './output.js';

/**
 * A signal that Ctrl-C (or SIGTERM) raises, so that a run can take down what it made. A second Ctrl-C ends the process
 * at once; what is then left on the cloud is in the journal that `touchstone cleanup` reads.
 */
export function interruption(output: Output): AbortSignal {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(130);
    output.note('\nInterrupted: taking down what was made. Press Ctrl-C again to leave at once.');
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}
