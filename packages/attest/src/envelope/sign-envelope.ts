// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, TouchstoneError, type Envelope } from '@touchstone/model';
import type { SigningKey } from '../keys/signing-key.js';
import { preAuthEncoding } from './pre-auth-encoding.js';

/** What is to be signed, and what it is. */
export interface EnvelopeContent {
  /** A media type, such as IN_TOTO_PAYLOAD. */
  readonly payloadType: string;
  readonly payload: Uint8Array;
}

/**
 * Puts a payload into a DSSE envelope (secure-systems-lab/dsse, envelope.md v1.0.2), signed by each of the keys.
 * @throws TouchstoneError ENVELOPE_KEYS where there is no key, or one twice
 */
export function signEnvelope(content: EnvelopeContent, keys: readonly SigningKey[]): Envelope {
  if (keys.length === 0) {
    throw new TouchstoneError('ENVELOPE_KEYS', 'There is no key to sign with.', {
      hint: 'Give at least one.',
    });
  }
  const { payloadType, payload } = content;
  const unsigned = { payloadType, payload: Buffer.from(payload).toString('base64'), signatures: [] };
  return keys.reduce<Envelope>(addSignature, unsigned);
}

/**
 * The envelope with one signature more, over the same payload. Signatures stand in the order of their keys' ids, so that
 * it does not matter who signed first.
 * @throws TouchstoneError ENVELOPE_KEYS where the key has signed it already
 */
export function addSignature(envelope: Envelope, key: SigningKey): Envelope {
  if (envelope.signatures.some(({ keyid }) => keyid === key.id)) {
    throw new TouchstoneError('ENVELOPE_KEYS', `The key ${key.id} has signed this already.`, {
      hint: 'Sign with another key.',
      details: { keyId: key.id },
    });
  }
  const bytes = preAuthEncoding(envelope.payloadType, Buffer.from(envelope.payload, 'base64'));
  const signature = { keyid: key.id, sig: Buffer.from(key.sign(bytes)).toString('base64') };
  return {
    ...envelope,
    signatures: [...envelope.signatures, signature].sort((a, b) => (a.keyid < b.keyid ? -1 : 1)),
  };
}

/** An envelope as it lies in a file: canonical JSON and a line end. */
export function envelopeText(envelope: Envelope): string {
  return `${canonicalJson(envelope)}\n`;
}
