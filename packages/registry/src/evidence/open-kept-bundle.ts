// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { LOG_ENTRY_LIMIT, sha256Digest, TouchstoneError } from '@touchstone/model';
import { BUNDLE_LIMITS, parseIndex, type Member, type OpenBundle } from '@touchstone/attest';
import type { EvidenceStore } from './evidence-store.js';
import { parseReceipt } from './receipt.js';

const PROOF_LIMIT = 64 * 1024;
const CERTIFICATE_LIMIT = 8 * 1024 * 1024;

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
    attestation: {
      certificate: await read(receipt.certificate, CERTIFICATE_LIMIT),
      entry: await read(receipt.entry, LOG_ENTRY_LIMIT),
      proof: await read(receipt.proof, PROOF_LIMIT),
      waivers: await Promise.all(receipt.waivers.map((digest) => read(digest, LOG_ENTRY_LIMIT))),
    },
    close: async () => {},
  };
}

/** A content of at most `limit` bytes, held to its digest. @throws TouchstoneError REGISTRY_EVIDENCE */
async function readKept(store: EvidenceStore, digest: string, limit: number): Promise<Buffer> {
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
