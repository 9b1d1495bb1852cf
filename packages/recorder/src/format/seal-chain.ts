// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

/** What stands for the previous seal before there is one. */
export const FIRST_LINK = '0'.repeat(64);

/** A seal's digest: over the previous seal's hex digest and the exact bytes of the lines since (model: recording.ts). */
export function sealDigest(previous: string, lines: Uint8Array): string {
  return createHash('sha256').update(previous, 'latin1').update(lines).digest('hex');
}

/** The one spelling of a seal line, newline excluded. */
export function sealLine(seq: number, sha256: string): string {
  return JSON.stringify({ kind: 'seal', seq, sha256 });
}
