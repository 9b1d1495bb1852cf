// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { LOG_ENTRY_LIMIT, sha256Digest, TouchstoneError } from '@touchstone/model';
import { BUNDLE_LIMITS, parseIndex, type Member, type OpenBundle } from '@touchstone/attest';
import type { EvidenceStore } from './evidence-store.js';
import { parseReceipt, type Receipt } from './receipt.js';

const PROOF_LIMIT = 64 * 1024;
const CERTIFICATE_LIMIT = 8 * 1024 * 1024;

/** A certificate as it was signed, its entry in the log and the proof of that, and its waivers. */
export interface KeptAttestation {
  readonly certificate: Uint8Array;
  readonly entry: Uint8Array;
  readonly proof: Uint8Array;
  readonly waivers: readonly Uint8Array[];
}

/**
 * Opens a bundle that is kept, as `openBundle` does one that is sent: each paper is held to its digest here, each recording
 * when it is read. Undefined where there is no receipt of that certificate.
 * @throws TouchstoneError REGISTRY_EVIDENCE for what is missing or was changed; PAPER_*, BUNDLE_* for papers that are none
 */
export async function openKeptBundle(
  store: EvidenceStore,
  envelope: string,
): Promise<OpenBundle | undefined> {
  const bytes = await store.findReceipt(envelope);
  if (bytes === undefined) return undefined;
  const receipt = parseReceipt(bytes, `the receipt of ${envelope}`);
  if (receipt.certificate !== envelope) throw damaged(envelope, 'its receipt is of another certificate');
  const read = (digest: string, limit: number): Promise<Buffer> => readKept(store, digest, limit);
  const index = parseIndex(await read(receipt.index, BUNDLE_LIMITS.index), `the index ${receipt.index}`);
  const members: Member[] = [];
  for (const { role, path, digest, bytes: size } of index.members) {
    if (role !== 'recording') {
      members.push({ role, path, bytes: await read(digest, BUNDLE_LIMITS.paper) });
      continue;
    }
    const found = await store.find(digest);
    if (found?.size !== size)
      throw damaged(digest, found === undefined ? 'it is gone' : 'its size is another');
    members.push({ role, path, file: found.file, digest, size });
  }
  return {
    path: `the bundle ${receipt.index}`,
    index,
    indexDigest: receipt.index,
    members,
    attestation: await readAttestation(store, receipt),
    close: async () => {},
  };
}

/** The signed papers of a certificate alone. @throws TouchstoneError REGISTRY_EVIDENCE */
export async function findKeptAttestation(
  store: EvidenceStore,
  envelope: string,
): Promise<KeptAttestation | undefined> {
  const bytes = await store.findReceipt(envelope);
  return bytes === undefined
    ? undefined
    : readAttestation(store, parseReceipt(bytes, `the receipt of ${envelope}`));
}

async function readAttestation(store: EvidenceStore, receipt: Receipt): Promise<KeptAttestation> {
  const read = (digest: string, limit: number): Promise<Buffer> => readKept(store, digest, limit);
  return {
    certificate: await read(receipt.certificate, CERTIFICATE_LIMIT),
    entry: await read(receipt.entry, LOG_ENTRY_LIMIT),
    proof: await read(receipt.proof, PROOF_LIMIT),
    waivers: await Promise.all(receipt.waivers.map((digest) => read(digest, LOG_ENTRY_LIMIT))),
  };
}

/** A content of at most `limit` bytes, held to its digest. @throws TouchstoneError REGISTRY_EVIDENCE */
export async function readKept(store: EvidenceStore, digest: string, limit: number): Promise<Buffer> {
  const found = await store.find(digest);
  if (found === undefined) throw damaged(digest, 'it is gone');
  if (found.size > limit) throw damaged(digest, `it has ${found.size} bytes`);
  const bytes = await readFile(found.file);
  if (sha256Digest(bytes) !== digest) throw damaged(digest, 'its bytes are others');
  return bytes;
}

function damaged(digest: string, why: string): TouchstoneError {
  return new TouchstoneError('REGISTRY_EVIDENCE', `Kept evidence ${digest} is damaged: ${why}.`, {
    hint: 'Put the evidence back from a copy, or publish the bundle again: what is damaged is then replaced.',
    details: { digest },
  });
}
