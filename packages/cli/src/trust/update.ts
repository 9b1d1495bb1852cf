// SPDX-License-Identifier: Apache-2.0
import { verifyTrustRoot } from '@touchstone/attest';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { readTrustRootFile } from './read-trust-root.js';
import { replaceFile } from './replace-file.js';

/**
 * `touchstone trust update PINNED NEWER…`: puts the newest trust root in the place of the one that is pinned, after following
 * every version between.
 */
export async function trustUpdateCommand(
  pinned: string,
  newer: readonly string[],
  { now }: { readonly now: Date },
  output: Output,
): Promise<number> {
  const files = await Promise.all(newer.map(readTrustRootFile));
  const root = verifyTrustRoot([await readTrustRootFile(pinned), ...files], now);
  const last = files.at(-1);
  if (last !== undefined) await replaceFile(pinned, Buffer.from(last.bytes).toString('utf8'), [pinned]);
  output.note(`${pinned} is now version ${root.paper.version}, until ${root.paper.expiresAt}.`);
  return EXIT.reached;
}
