// SPDX-License-Identifier: Apache-2.0
import type { Output } from '../output.js';

/** An output that keeps what a command prints. */
export interface HeldOutput extends Output {
  /** All results. */
  printed(): string;
  /** All that is not a result, in lines. */
  noted(): string;
}

/** An output for tests: no terminal, no colour. */
export function heldOutput(): HeldOutput {
  const results: string[] = [];
  const notes: string[] = [];
  return {
    text: (result) => void results.push(result),
    json: (result) => void results.push(JSON.stringify(result)),
    drained: () => Promise.resolve(),
    note: (message) => void notes.push(message),
    colour: false,
    live: false,
    width: 80,
    printed: () => results.join(''),
    noted: () => notes.join('\n'),
  };
}
