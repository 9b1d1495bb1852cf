// SPDX-License-Identifier: Apache-2.0
import {
  canonicalJson,
  LOG_ENTRY_LIMIT,
  parseCanonicalPaper,
  published as publishedPaper,
} from '@touchstone/model';
import { parseTlogProof, TLOG_PROOF_LIMIT } from '../log/tlog-proof.js';
import type { Published } from './publish-world.js';

/** Bytes of the answer to publishing, at most. */
export const PUBLISHED_LIMIT = 4 * (LOG_ENTRY_LIMIT + TLOG_PROOF_LIMIT);

/** What a log answers with when it has taken a paper. */
export function publishedText({ index, entry, proof }: Published): string {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
  const { checkpoint } = parseTlogProof(proof);
  return `${canonicalJson({ index, entry: text(entry), proof: text(proof), checkpoint: text(checkpoint) })}\n`;
}

/** Reads such an answer; nothing in it is believed. @throws TouchstoneError PAPER_* */
export function parsePublished(bytes: Uint8Array, name: string): Omit<Published, 'fresh'> {
  const source = { name, lineEnd: true, limit: PUBLISHED_LIMIT };
  const { index, entry, proof } = parseCanonicalPaper(publishedPaper, bytes, source);
  return { index, entry: Buffer.from(entry), proof: Buffer.from(proof) };
}
