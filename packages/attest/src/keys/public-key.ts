// SPDX-License-Identifier: Apache-2.0
import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { TouchstoneError, type KeyAlgorithm } from '@touchstone/model';
import { parsePem } from './pem.js';
import type { VerifyingKey } from './signing-key.js';
import { isWeakPoint } from './weak-points.js';

/**
 * Reads a public key: SubjectPublicKeyInfo (RFC 5280, RFC 8410) in a PEM block PUBLIC KEY, as openssl, cosign and
 * securesystemslib write it.
 *
 * @param name of the text, for refusals
 * @throws TouchstoneError KEY_FORMAT, KEY_ALGORITHM, KEY_WEAK
 */
export function parsePublicKey(pem: string, name = 'The public key'): VerifyingKey {
  const { label, text } = parsePem(pem, name);
  if (label !== 'PUBLIC KEY') {
    throw new TouchstoneError('KEY_FORMAT', `${name} is a ${label}, not a PUBLIC KEY.`, {
      hint: label.includes('PRIVATE')
        ? 'This is a private key: keep it to yourself, and give the file .pub beside it.'
        : 'Write it as SubjectPublicKeyInfo: openssl pkey -pubin -in FILE -pubout.',
    });
  }
  let key: KeyObject;
  try {
    key = createPublicKey({ key: text, format: 'pem' });
  } catch {
    throw new TouchstoneError('KEY_FORMAT', `${name} is a PUBLIC KEY in name only.`, {
      hint: 'Get the file again, whole.',
    });
  }
  return verifyingKeyOf(key, name);
}

/** A public key that checks signatures. @throws TouchstoneError KEY_ALGORITHM, KEY_WEAK */
export function verifyingKeyOf(given: KeyObject, name = 'The key'): VerifyingKey {
  const algorithm = algorithmOf(given, name);
  const key = algorithm === 'ecdsa-p256' ? oneSpelling(given) : given;
  const spki = key.export({ type: 'spki', format: 'der' });
  if (algorithm === 'ed25519' && isWeakPoint(spki.subarray(-32))) {
    throw new TouchstoneError('KEY_WEAK', `${name} is a point of small order: anybody can sign with it.`, {
      hint: 'No honest program makes such a key. Do not trust whoever gave it to you.',
    });
  }
  return {
    id: createHash('sha256').update(spki).digest('hex'),
    algorithm,
    pem: key.export({ type: 'spki', format: 'pem' }).toString(),
    verifies: (bytes, signature) => {
      try {
        return verify(hashOf(algorithm), bytes, { key, dsaEncoding: 'der' }, signature);
      } catch {
        return false;
      }
    },
  };
}

/** Ed25519 hashes by itself (RFC 8032); ECDSA with P-256 goes with SHA-256 (FIPS 186-5). */
export function hashOf(algorithm: KeyAlgorithm): 'sha256' | null {
  return algorithm === 'ed25519' ? null : 'sha256';
}

function algorithmOf(key: KeyObject, name: string): KeyAlgorithm {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'ed25519') return 'ed25519';
  if (type === 'ec' && details?.namedCurve === 'prime256v1') return 'ecdsa-p256';
  const found = type === 'ec' ? `on the curve ${details?.namedCurve ?? 'without a name'}` : `of type ${type}`;
  throw new TouchstoneError('KEY_ALGORITHM', `${name} is ${found}.`, {
    hint: 'Keys are Ed25519, or ECDSA on P-256: touchstone key create --algorithm ed25519|ecdsa-p256.',
  });
}

/**
 * The same point can be written compressed or not. A key must have one id only: else who holds one key would count as two
 * signers where a trust root asks for two.
 */
function oneSpelling(key: KeyObject): KeyObject {
  return createPublicKey({ key: key.export({ format: 'jwk' }), format: 'jwk' });
}
