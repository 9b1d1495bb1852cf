// SPDX-License-Identifier: Apache-2.0
import {
  envelope as envelopeSchema,
  parseCanonicalPaper,
  sha256Digest,
  TouchstoneError,
  type Envelope,
} from '@touchstone/model';

/** Bytes of an envelope file: a trust root of five thousand keys has 5 MiB. */
export const ENVELOPE_LIMIT = 8 * 1024 * 1024;

/** An envelope as it was read, with its payload; nothing of it is believed before it is verified. */
export interface ParsedEnvelope {
  /** How refusals name it. */
  readonly name: string;
  readonly envelope: Envelope;
  readonly payload: Uint8Array;
  /** Of the file's bytes. */
  readonly digest: string;
  readonly payloadDigest: string;
}

/**
 * Reads a DSSE envelope (secure-systems-lab/dsse, envelope.md v1.0.2) from a file's bytes, in the one form that
 * `envelopeText` writes: canonical JSON with a line end, base64 in its one spelling, each key once and in order. DSSE allows more;
 * here the log names an envelope by its digest, and a second spelling would be a second paper.
 *
 * @param name of the file, for refusals
 * @throws TouchstoneError PAPER_TOO_LARGE, PAPER_SYNTAX, PAPER_FIELD, PAPER_CANONICAL, ENVELOPE_BASE64, ENVELOPE_KEYS
 */
export function parseEnvelope(bytes: Uint8Array, name: string): ParsedEnvelope {
  const envelope = parseCanonicalPaper(envelopeSchema, bytes, { name, limit: ENVELOPE_LIMIT, lineEnd: true });
  const payload = fromBase64(envelope.payload, name, 'payload');
  envelope.signatures.forEach(({ sig }, i) => fromBase64(sig, name, `signatures.${i}.sig`));
  const ids = envelope.signatures.map(({ keyid }) => keyid);
  const disorder = ids.findIndex((id, i) => i > 0 && id <= ids[i - 1]!);
  if (disorder > 0) {
    throw new TouchstoneError(
      'ENVELOPE_KEYS',
      `${name}: signatures.${disorder}.keyid: each key signs once, and signatures stand in the order of their key ids.`,
      { hint: 'Get the file again as it was signed.', details: { keyId: ids[disorder] } },
    );
  }
  return { name, envelope, payload, digest: sha256Digest(bytes), payloadDigest: sha256Digest(payload) };
}

/** Node reads base64 that is cut, or whose last bits are not nought, as if nothing were wrong: two texts, one payload. */
function fromBase64(text: string, name: string, field: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') === text) return bytes;
  throw new TouchstoneError(
    'ENVELOPE_BASE64',
    `${name}: ${field}: is not base64 in its one spelling (RFC 4648, section 3.5).`,
    { hint: 'Get the file again as it was signed.', details: { field } },
  );
}
