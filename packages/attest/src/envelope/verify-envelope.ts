// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { VerifyingKey } from '../keys/signing-key.js';
import type { ParsedEnvelope } from './parse-envelope.js';
import { preAuthEncoding } from './pre-auth-encoding.js';

/** Finds the key of an id among those that are trusted for what is being verified. */
export type FindKey = (keyId: string) => VerifyingKey | undefined;

/**
 * Verifies an envelope: its payload is of the type expected, and every signature is by a known key and good. One that is
 * not makes all of it refused: whoever may add a line that nobody checks could change the paper's digest at will.
 *
 * @param payloadType the type that the caller reads; a signature under another type was made for another purpose
 * @returns the key ids, in the envelope's order
 * @throws TouchstoneError ENVELOPE_PAYLOAD_TYPE, ENVELOPE_UNKNOWN_KEY, ENVELOPE_SIGNATURE
 */
export function verifyEnvelope(
  parsed: ParsedEnvelope,
  payloadType: string,
  find: FindKey,
): readonly string[] {
  const { envelope, name } = parsed;
  verifyPayloadType(parsed, payloadType);
  const bytes = preAuthEncoding(envelope.payloadType, parsed.payload);
  for (const { keyid, sig } of envelope.signatures) {
    const key = find(keyid);
    if (key === undefined) {
      throw new TouchstoneError(
        'ENVELOPE_UNKNOWN_KEY',
        `${name} is signed by the key ${keyid}, which nobody here vouches for.`,
        {
          hint: 'Is the trust root the newest one? Whose key it is, its owner must say; do not believe the file itself.',
          details: { keyId: keyid },
        },
      );
    }
    if (key.id === keyid && key.verifies(bytes, Buffer.from(sig, 'base64'))) continue;
    throw new TouchstoneError(
      'ENVELOPE_SIGNATURE',
      `${name}: the signature is not one of the key ${keyid} over this payload.`,
      {
        hint: 'It was changed after it was signed, or never signed by this key. Get it again from whoever signed it.',
        details: { keyId: keyid },
      },
    );
  }
  return envelope.signatures.map(({ keyid }) => keyid);
}

/** @throws TouchstoneError ENVELOPE_PAYLOAD_TYPE */
export function verifyPayloadType({ envelope, name }: ParsedEnvelope, expected: string): void {
  if (envelope.payloadType === expected) return;
  throw new TouchstoneError(
    'ENVELOPE_PAYLOAD_TYPE',
    `${name} holds ${envelope.payloadType}; expected was ${expected}.`,
    { hint: 'Is this the right file?', details: { payloadType: envelope.payloadType, expected } },
  );
}

/**
 * The keys, among those that `find` knows, whose signature is good; others are passed over. For papers that ask for so many of a
 * set of keys and may carry signatures of older ones, as trust roots do. Where every signature must count: verifyEnvelope.
 */
export function findValidSigners({ envelope, payload }: ParsedEnvelope, find: FindKey): readonly string[] {
  const bytes = preAuthEncoding(envelope.payloadType, payload);
  return envelope.signatures.flatMap(({ keyid, sig }) => {
    const key = find(keyid);
    return key?.id === keyid && key.verifies(bytes, Buffer.from(sig, 'base64')) ? [keyid] : [];
  });
}
