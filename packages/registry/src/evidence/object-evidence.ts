// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, sha256Digest, TouchstoneError } from '@touchstone/model';
import type { LogStore } from '@touchstone/attest';
import { contentPlace, receiptPlace } from './evidence-places.js';
import type { ContentBytes, EvidenceStore } from './evidence-store.js';
import { RECEIPT_LIMIT } from './receipt.js';

/** Contents go through memory on their way to an object store, in bytes. */
const OBJECT_LIMIT = 128 * 1024 * 1024;

/**
 * Evidence in an object store, which several machines share, and on this machine what of it was read or written here. The
 * object comes first and the near copy second, so that what is near is known to be in the store.
 * @param objects writes whole objects durably, at the places that `verifyEvidencePlace` knows
 * @param near an evidence folder of this machine, which can be thrown away at any time
 */
export function objectEvidence(objects: LogStore, near: EvidenceStore): EvidenceStore {
  return {
    async find(digest) {
      const kept = await near.find(digest);
      if (kept !== undefined) return kept;
      const bytes = await told(() => objects.read(contentPlace(digest), OBJECT_LIMIT), 'REGISTRY_EVIDENCE');
      if (bytes === undefined) return undefined;
      await near.keep(digest, bytes);
      return near.find(digest);
    },
    async keep(digest, source) {
      const bytes = await gather(source, digest);
      if (sha256Digest(bytes) === digest) {
        const before = await near.find(digest);
        if (before?.size !== bytes.byteLength)
          await told(() => objects.write(contentPlace(digest), bytes), 'REGISTRY_EVIDENCE_WRITE');
      }
      await near.keep(digest, bytes);
    },
    async keepReceipt(envelope, receipt) {
      const place = receiptPlace(envelope);
      if ((await told(() => objects.read(place, RECEIPT_LIMIT), 'REGISTRY_EVIDENCE')) !== undefined) return;
      await told(() => objects.write(place, receipt), 'REGISTRY_EVIDENCE_WRITE');
    },
    findReceipt: (envelope) =>
      told(() => objects.read(receiptPlace(envelope), RECEIPT_LIMIT), 'REGISTRY_EVIDENCE'),
  };
}

async function gather(source: ContentBytes, digest: string): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source()) {
    size += piece.byteLength;
    if (size > OBJECT_LIMIT) {
      throw new TouchstoneError(
        'REGISTRY_EVIDENCE_WRITE',
        `${digest} has more than the ${OBJECT_LIMIT} bytes that are put into an object store.`,
        { hint: 'Keep the evidence in a folder, or certify shorter runs.', details: { digest } },
      );
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The stores are those of logs and speak of logs: here it is evidence. */
async function told<T>(act: () => Promise<T>, code: string): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isTouchstoneError(error, 'LOG_UNREADABLE', 'LOG_UNWRITABLE', 'LOG_TOO_LARGE')) throw error;
    throw new TouchstoneError(code, `The evidence's object store failed: ${error.message}`, {
      hint: 'Is it there, and may this process read and write in it?',
      cause: error,
    });
  }
}
