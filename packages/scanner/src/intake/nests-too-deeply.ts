// SPDX-License-Identifier: Apache-2.0

/** By byte: 1 opens a bracket, -1 closes one. */
const STEP = new Int8Array(256);
for (const open of '([{') STEP[open.charCodeAt(0)] = 1;
for (const close of ')]}') STEP[close.charCodeAt(0)] = -1;

/**
 * Whether brackets stand within each other deeper than so many. Whoever writes that wants a parser to overflow its stack,
 * or one that looks at every node's text to take the square of the time. Brackets in texts and comments count, too: in
 * sound files they are balanced, or few.
 */
export function nestsTooDeeply(bytes: Uint8Array, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const step = STEP[bytes[at]!]!;
    if (step === 0) continue;
    depth += step;
    if (depth > limit) return true;
    if (depth < 0) depth = 0;
  }
  return false;
}
