// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, sha256Digest, TouchstoneError } from '@touchstone/model';
import { storedBytes, type Member, type OpenBundle } from '@touchstone/attest';
import type { ContentBytes, EvidenceStore } from './evidence-store.js';
import { receiptText } from './receipt.js';

/** Contents that are written at the same time: syncing one waits for the disk, not for us. */
const WRITES_AT_ONCE = 8;

/**
 * Keeps all of a bundle, which was verified before. The receipt comes last: a process that is killed on the way leaves
 * contents that nothing names, and never a receipt of what is not there.
 * @returns the digest of the certificate's envelope, which the receipt is found by
 * @throws TouchstoneError REGISTRY_EVIDENCE, REGISTRY_EVIDENCE_WRITE; BUNDLE_* where a recording changed meanwhile
 */
export async function keepBundle(store: EvidenceStore, bundle: OpenBundle): Promise<string> {
  const { certificate, entry, proof, waivers } = bundle.attestation;
  if (certificate === undefined || entry === undefined || proof === undefined) {
    throw new TouchstoneError('REGISTRY_REFUSED', `${bundle.path} is not signed and logged.`, {
      hint: 'Publish it: touchstone publish BUNDLE --to FOLDER|URL.',
    });
  }
  const papers = [Buffer.from(`${canonicalJson(bundle.index)}\n`), certificate, entry, proof, ...waivers];
  const contents = new Map<string, ContentBytes>([
    ...papers.map((bytes) => [sha256Digest(bytes), bytes] as const),
    ...bundle.members.map(contentOf),
  ]);
  await keepAll(store, [...contents]);
  const receipt = receiptText({
    index: bundle.indexDigest,
    certificate: sha256Digest(certificate),
    entry: sha256Digest(entry),
    proof: sha256Digest(proof),
    waivers: waivers.map(sha256Digest),
  });
  await store.keepReceipt(sha256Digest(certificate), Buffer.from(receipt));
  return sha256Digest(certificate);
}

function contentOf(member: Member): readonly [string, ContentBytes] {
  return 'bytes' in member
    ? [sha256Digest(member.bytes), member.bytes]
    : [member.digest, () => storedBytes(member)];
}

async function keepAll(
  store: EvidenceStore,
  contents: readonly (readonly [string, ContentBytes])[],
): Promise<void> {
  for (let at = 0; at < contents.length; at += WRITES_AT_ONCE) {
    const some = contents.slice(at, at + WRITES_AT_ONCE);
    const done = await Promise.allSettled(some.map(([digest, bytes]) => store.keep(digest, bytes)));
    const failed = done.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
}
