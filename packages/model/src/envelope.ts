// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/** The payload type of in-toto statements (in-toto Attestation Framework, spec/v1/envelope.md). */
export const IN_TOTO_PAYLOAD = 'application/vnd.in-toto+json';
/** Ours for trust roots. */
export const TRUST_ROOT_PAYLOAD = 'application/vnd.touchstone.trust-root+json';

/** SHA-256 of a public key's SubjectPublicKeyInfo (DER), 64 hex digits: how a signature names its key. */
export const keyId = z.string().regex(/^[0-9a-f]{64}$/, "64 hex digits of the key's SHA-256");

/** Standard base64 with padding (RFC 4648, section 4). */
const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/, 'standard base64');

/**
 * A DSSE envelope (secure-systems-lab/dsse, envelope.md v1.0.2): what is signed is the pre-authentication encoding of
 * payload type and payload. On disk it is canonical JSON with a line end.
 */
export const envelope = z.strictObject({
  payloadType: z.string().min(1).max(200),
  // The file as a whole has no more either (attest's ENVELOPE_LIMIT).
  payload: base64.max(8 * 1024 * 1024),
  signatures: z
    .array(z.strictObject({ keyid: keyId, sig: base64.min(4).max(1000) }))
    .min(1)
    .max(20),
});
export type Envelope = z.infer<typeof envelope>;
