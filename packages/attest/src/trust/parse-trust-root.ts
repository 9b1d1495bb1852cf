// SPDX-License-Identifier: Apache-2.0
import { parseCanonicalPaper, TRUST_ROOT_PAYLOAD, trustRoot, type TrustRoot } from '@touchstone/model';
import { parseEnvelope, type ParsedEnvelope } from '../envelope/parse-envelope.js';
import { verifyPayloadType } from '../envelope/verify-envelope.js';
import { verifyTrustRules } from './trust-root-rules.js';

/** A trust root as it lies in a file: well-formed, and nothing more. Whether to believe it is another question. */
export interface ParsedTrustRoot {
  readonly name: string;
  readonly paper: TrustRoot;
  readonly signed: ParsedEnvelope;
}

/** The largest trust root, in bytes: 5000 keys and 2000 owners stay below it. */
export const TRUST_ROOT_LIMIT = 5 * 1024 * 1024;

/**
 * Reads a signed trust root: a DSSE envelope whose payload is the canonical JSON of the paper.
 * @param name how the file is called in refusals
 * @throws TouchstoneError ENVELOPE_*, PAPER_*, TRUST_RULE
 */
export function parseTrustRoot(bytes: Uint8Array, name: string): ParsedTrustRoot {
  const signed = parseEnvelope(bytes, name);
  // A certificate that a root key signed must never pass for a trust root.
  verifyPayloadType(signed, TRUST_ROOT_PAYLOAD);
  const source = { name, limit: TRUST_ROOT_LIMIT, lineEnd: false };
  const paper = parseCanonicalPaper(trustRoot, signed.payload, source);
  verifyTrustRules(paper, name);
  return { name, paper, signed };
}
