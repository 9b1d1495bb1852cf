// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';

/** Aborted by Ctrl-C or SIGTERM; the second one ends the process where it is. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

/** Serves until Ctrl-C or SIGTERM; what is under way is finished. */
export async function untilInterrupted(served: { close(): Promise<void> }): Promise<void> {
  await once(stopSignal(), 'abort');
  await served.close();
}
