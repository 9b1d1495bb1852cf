// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { parseTrustRoot, type ParsedTrustRoot } from './parse-trust-root.js';
import { rootSigners } from './root-signers.js';
import { TrustedRoot } from './trusted-root.js';
import { verifySuccession } from './verify-succession.js';

/** A trust root's bytes, and how they are called in refusals. */
export interface TrustRootFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The trust root that a verifier rests on: the first file is believed because the verifier was given it (it is pinned);
 * each further one must follow from the one before, version by version. The last one is used, and must not have expired
 * at `at`; those on the way may have.
 * @throws TouchstoneError ENVELOPE_*, PAPER_*, TRUST_*
 */
export function verifyTrustRoot(
  [pinned, ...newer]: readonly [TrustRootFile, ...TrustRootFile[]],
  at: Date,
): TrustedRoot {
  let current = parseTrustRoot(pinned.bytes, pinned.name);
  verifyOwnThreshold(current);
  for (const file of newer) {
    const next = parseTrustRoot(file.bytes, file.name);
    verifyOwnThreshold(next);
    if (next.signed.payloadDigest === current.signed.payloadDigest) continue;
    verifySuccession(current, next);
    current = next;
  }
  verifyNotExpired(current, at);
  return new TrustedRoot(current.paper, current.signed.payloadDigest, rootSigners(current, current.paper));
}

/** Also of the pinned file: signatures that do not hold mean that it is not the file that its makers published. */
function verifyOwnThreshold(root: ParsedTrustRoot): void {
  const own = rootSigners(root, root.paper);
  if (own.length >= root.paper.threshold) return;
  throw new TouchstoneError(
    'TRUST_THRESHOLD',
    `${root.name}: ${own.length} of its root keys have signed it; it asks for ${root.paper.threshold}.`,
    {
      hint: 'Have it signed by more of its root keys: touchstone trust sign FILE --key ROOTKEY.',
      details: { file: root.name, signed: own, threshold: root.paper.threshold },
    },
  );
}

function verifyNotExpired({ name, paper }: ParsedTrustRoot, at: Date): void {
  if (at.getTime() < Date.parse(paper.expiresAt)) return;
  // Whoever holds back a newer trust root hides revocations; expiry bounds how long that works.
  throw new TouchstoneError(
    'TRUST_EXPIRED',
    `${name}: version ${paper.version} expired on ${paper.expiresAt}.`,
    {
      hint: 'Get the newest trust root; to see how things stood at an earlier time, name it with --at.',
      details: { file: name, version: paper.version, expiresAt: paper.expiresAt, at: at.toISOString() },
    },
  );
}
