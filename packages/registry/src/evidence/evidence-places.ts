// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** A digest becomes a file's name: one such as `../../etc/passwd` would reach past the store. */
function hexOf(digest: string): string {
  if (DIGEST.test(digest)) return digest.slice('sha256:'.length);
  throw new TouchstoneError('REGISTRY_EVIDENCE', `${JSON.stringify(digest.slice(0, 80))} is no digest.`, {
    hint: 'Contents are named sha256: and 64 hex digits.',
  });
}

/** Where a content lies below an evidence store. */
export function contentPlace(digest: string): string {
  const hex = hexOf(digest);
  return `sha256/${hex.slice(0, 2)}/${hex}`;
}

/** Where the receipt of a certificate lies, by its envelope. */
export function receiptPlace(envelope: string): string {
  const hex = hexOf(envelope);
  return `receipts/${hex.slice(0, 2)}/${hex}.json`;
}

const PLACE = /^(?:sha256\/([0-9a-f]{2})\/\1[0-9a-f]{62}|receipts\/([0-9a-f]{2})\/\2[0-9a-f]{62}\.json)$/;

/** Holds a path to those that evidence has: it becomes part of a URL. @throws TouchstoneError REGISTRY_EVIDENCE */
export function verifyEvidencePlace(path: string): void {
  if (PLACE.test(path)) return;
  throw new TouchstoneError(
    'REGISTRY_EVIDENCE',
    `${JSON.stringify(path.slice(0, 80))} is no place of evidence.`,
    {
      hint: 'Evidence has `sha256/<2 digits>/<digest>` and `receipts/<2 digits>/<digest>.json`.',
    },
  );
}
