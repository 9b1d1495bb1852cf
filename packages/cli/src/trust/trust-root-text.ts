// SPDX-License-Identifier: Apache-2.0
import { keyStanding, type ParsedTrustRoot } from '@touchstone/attest';
import {
  cleanText,
  type KeyOwner,
  type TrustedKey,
  type TrustedLog,
  type TrustRoot,
} from '@touchstone/model';

/** A trust root for a person: who is believed for what, and until when. */
export function trustRootText(
  { paper, signed }: ParsedTrustRoot,
  signers: readonly string[],
  now: Date,
): string {
  const lines = [
    `${paper.name}, version ${paper.version}`,
    `  issued   ${paper.issuedAt}`,
    `  expires  ${paper.expiresAt}${now.getTime() < Date.parse(paper.expiresAt) ? '' : '  EXPIRED'}`,
    `  digest   ${signed.payloadDigest}`,
    `  signed   ${signatures(paper, signers)}`,
    '',
    ...paper.owners.flatMap((owner) => [...ownerLines(owner, paper, now), '']),
    ...paper.logs.flatMap((log) => [...logLines(log), '']),
    ...paper.guidelines.map(({ version, guideline }) => `guideline ${version}  ${guideline}`),
  ];
  // Line by line: a name with a line break in it would else forge a key.
  return `${lines.map(cleanText).join('\n').trimEnd()}\n`;
}

function signatures({ threshold, rootKeys }: TrustRoot, signers: readonly string[]): string {
  const enough = signers.length >= threshold ? '' : '  TOO FEW';
  return `by ${signers.length} of ${rootKeys.length} root keys; ${threshold} must${enough}`;
}

function ownerLines(owner: KeyOwner, { keys }: TrustRoot, now: Date): readonly string[] {
  const own = keys.filter((key) => key.owner === owner.id);
  return [
    `${owner.kind} ${owner.id}  ${owner.name}, operated by ${owner.operator}`,
    ...(own.length === 0 ? ['  has no key'] : own.flatMap((key) => keyLines(key, now))),
  ];
}

function keyLines(key: TrustedKey, now: Date): readonly string[] {
  const standing = keyStanding(key, now);
  return [
    `  key ${key.id} (${key.algorithm})`,
    `    may ${key.may.join(', ')}, from ${key.validFrom} until ${key.validUntil}${standing === 'valid' ? '' : `  ${standing.toUpperCase()}`}`,
    ...(key.revoked === undefined ? [] : [`    revoked from ${key.revoked.at} on: ${key.revoked.reason}`]),
  ];
}

function logLines({ origin, key, url, validFrom, validUntil, witnesses }: TrustedLog): readonly string[] {
  return [
    `log ${origin}${url === undefined ? '' : `  ${url}`}`,
    `  key ${key}`,
    `    from ${validFrom} until ${validUntil}`,
    `  ${witnesses.quorum} of ${witnesses.keys.length} witnesses must cosign`,
    ...witnesses.keys.map((witness) => `    ${witness}`),
  ];
}
