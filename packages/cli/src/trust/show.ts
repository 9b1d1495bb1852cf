// SPDX-License-Identifier: Apache-2.0
import { parseTrustRoot, rootSigners } from '@touchstone/attest';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { readTrustRootFile } from './read-trust-root.js';
import { trustRootText } from './trust-root-text.js';

/**
 * `touchstone trust show FILE`: who is believed for what and until when. Exit code 1 where too few root keys have signed
 * it, or it has expired: nobody should rest on it.
 */
export async function trustShowCommand(
  file: string,
  { format, now }: { readonly format: 'text' | 'json'; readonly now: Date },
  output: Output,
): Promise<number> {
  const { name, bytes } = await readTrustRootFile(file);
  const root = parseTrustRoot(bytes, name);
  const signers = rootSigners(root, root.paper);
  if (format === 'json') output.json({ digest: root.signed.payloadDigest, signers, ...root.paper });
  else output.text(trustRootText(root, signers, now));
  const good = signers.length >= root.paper.threshold && now.getTime() < Date.parse(root.paper.expiresAt);
  return good ? EXIT.reached : EXIT.notReached;
}
