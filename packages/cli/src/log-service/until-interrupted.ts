// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { interruption } from '../interruption.js';
import type { Output } from '../output.js';
import type { Served } from './serve-handler.js';

/** Serves until Ctrl-C or SIGTERM. */
export async function untilInterrupted({ close }: Served, output: Output): Promise<void> {
  const { signal } = interruption(output);
  if (!signal.aborted) await once(signal, 'abort');
  await close();
}
