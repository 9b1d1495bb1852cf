// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, digest, parseCanonicalPaper } from '@touchstone/model';
import { z } from 'zod';

const RECEIPT_FORMAT = 'touchstone-receipt/1';

/** Bytes of a receipt with as many waivers as a bundle may have, and to spare. */
export const RECEIPT_LIMIT = 64 * 1024;

/** What belongs together: a bundle's index and its attestation, each kept by its digest. The index names the members. */
const receiptSchema = z.strictObject({
  format: z.literal(RECEIPT_FORMAT),
  index: digest,
  certificate: digest.describe('the envelope: what a receipt is found by'),
  entry: digest,
  proof: digest,
  waivers: z.array(digest).max(100),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** A receipt's bytes: canonical JSON and a line end. */
export function receiptText(receipt: Omit<Receipt, 'format'>): string {
  return `${canonicalJson({ format: RECEIPT_FORMAT, ...receipt } satisfies Receipt)}\n`;
}

/** Reads a receipt. @throws TouchstoneError PAPER_* */
export function parseReceipt(bytes: Uint8Array, name: string): Receipt {
  return parseCanonicalPaper(receiptSchema, bytes, { name, lineEnd: true, limit: RECEIPT_LIMIT });
}
