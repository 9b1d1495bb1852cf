// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type TrustRoot } from '@touchstone/model';
import type { ParsedTrustRoot } from './parse-trust-root.js';
import { rootSigners } from './root-signers.js';

/**
 * Holds a trust root to the version before it: same name, next version, signed by the threshold of the root keys before,
 * and nothing undone that was to last.
 * @throws TouchstoneError TRUST_ROLLBACK for an older or another paper of the same version; TRUST_SUCCESSION else
 */
export function verifySuccession(before: ParsedTrustRoot, next: ParsedTrustRoot): void {
  verifyNewer(before, next);
  const problem = findSuccessionProblem(before.paper, next.paper);
  if (problem !== undefined) throw refusal(before, next, problem);
  const signers = rootSigners(next, before.paper);
  const { threshold, version } = before.paper;
  if (signers.length >= threshold) return;
  throw refusal(
    before,
    next,
    `${signers.length} of the root keys of version ${version} have signed it; ${threshold} must`,
  );
}

function verifyNewer(before: ParsedTrustRoot, next: ParsedTrustRoot): void {
  if (next.paper.version > before.paper.version) return;
  // An older trust root believes keys that were revoked since.
  throw new TouchstoneError(
    'TRUST_ROLLBACK',
    `${next.name}: version ${next.paper.version} where version ${before.paper.version} (${before.name}) is known already.`,
    {
      hint: 'Someone serves you an old trust root, or two of one version: ask where it comes from.',
      details: { file: next.name, version: next.paper.version, known: before.paper.version },
    },
  );
}

/** Why one paper cannot follow from another; undefined where it can, as far as the papers tell. */
export function findSuccessionProblem(before: TrustRoot, next: TrustRoot): string | undefined {
  if (next.name !== before.name) return `it is called ${next.name}, and the one before ${before.name}`;
  if (next.version !== before.version + 1) {
    return `it is version ${next.version}; version ${before.version + 1} comes first`;
  }
  if (next.issuedAt < before.issuedAt) return `it was issued before version ${before.version}`;
  for (const known of before.keys) {
    const key = next.keys.find(({ id }) => id === known.id);
    if (key === undefined) {
      if (known.revoked === undefined) continue;
      // Left out once, it could come back in the version after as a key that nobody remembers anything of.
      return `key ${known.id}, which is revoked, is left out; it stays on the list`;
    }
    if (key.owner !== known.owner) return `key ${key.id} was ${known.owner}'s and is now ${key.owner}'s`;
    if (known.revoked !== undefined && (key.revoked === undefined || key.revoked.at > known.revoked.at)) {
      return `key ${key.id} was revoked from ${known.revoked.at} on, and what it signed later would be believed again`;
    }
  }
  for (const known of before.guidelines) {
    const paper = next.guidelines.find(({ version }) => version === known.version);
    if (
      paper !== undefined &&
      paper.guideline + paper.concerns + paper.categories !==
        known.guideline + known.concerns + known.categories
    ) {
      return `guideline ${known.version} is another than was published; a changed guideline is a new version`;
    }
  }
  return undefined;
}

function refusal(before: ParsedTrustRoot, next: ParsedTrustRoot, why: string): TouchstoneError {
  return new TouchstoneError(
    'TRUST_SUCCESSION',
    `${next.name} does not follow from ${before.name}: ${why}.`,
    {
      hint: 'Each version must be signed by the root keys of the one before; give every version between, in order.',
      details: { file: next.name, version: next.paper.version, known: before.paper.version },
    },
  );
}
