// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import type { Output } from '../output.js';

const SILENCE_MILLISECONDS = 60_000;

/**
 * Tells whoever runs a server what readers are told nothing of: refusals in a line, defects with where they come from. A
 * database that is gone fails with each request: the same line comes once a minute, or it would hide all others.
 * @param clock epoch ms
 */
export function tellDefects(output: Pick<Output, 'note'>, clock: () => number): (error: unknown) => void {
  const told = new Map<string, number>();
  return (error) => {
    const text = textOf(error);
    const now = clock();
    if (Math.abs(now - (told.get(text) ?? -Infinity)) < SILENCE_MILLISECONDS) return;
    for (const [one, at] of told) if (Math.abs(now - at) >= SILENCE_MILLISECONDS) told.delete(one);
    told.set(text, now);
    output.note(`Something went wrong: ${text}`);
  };
}

function textOf(error: unknown): string {
  if (isTouchstoneError(error)) return `${error.message} [${error.code}]`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
