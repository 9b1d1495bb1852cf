// SPDX-License-Identifier: Apache-2.0
import { harText, readRecordingLines } from '@touchstone/recorder';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';

/** `touchstone har RECORDING`: what a recording keeps, as HAR 1.2 for the tools that show it; in the same memory, however long it is. */
export async function harCommand(file: string, output: Output): Promise<number> {
  const pieces = harText(readRecordingLines(file));
  let next = await pieces.next();
  for (; next.done !== true; next = await pieces.next()) {
    output.text(next.value);
    await output.drained();
  }
  const { state, why } = next.value;
  if (state !== 'complete') output.note(`The recording is ${state}: ${why}`);
  return EXIT.reached;
}
