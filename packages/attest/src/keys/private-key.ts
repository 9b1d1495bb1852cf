// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { TouchstoneError } from '@touchstone/model';
import { parsePem, type PemBlock } from './pem.js';
import { hashOf, verifyingKeyOf } from './public-key.js';
import type { SigningKey } from './signing-key.js';

const ENCRYPTED = 'ENCRYPTED PRIVATE KEY';
/** PKCS#8 (RFC 5958), and what `openssl ecparam -genkey` writes (RFC 5915). */
const READ = ['PRIVATE KEY', ENCRYPTED, 'EC PRIVATE KEY'];

/**
 * Reads a private key: PKCS#8 in PEM, encrypted or not, as `touchstone key create`, openssl and in-toto's tools write it.
 * The passphrase of one that is not encrypted is not used; `name` stands for the text in refusals. Refusals hold nothing of key or passphrase.
 *
 * @throws TouchstoneError KEY_FORMAT, KEY_ALGORITHM, KEY_ENCRYPTED (no passphrase was given), KEY_PASSPHRASE (it does not fit)
 */
export function parsePrivateKey(
  pem: string,
  { passphrase, name = 'The private key' }: { readonly passphrase?: string; readonly name?: string } = {},
): SigningKey {
  const block = parsePem(pem, name);
  if (!READ.includes(block.label)) throw otherForm(block.label, name);
  return signingKeyOf(openKey(block, passphrase, name), name);
}

/** A private key that signs. @throws TouchstoneError KEY_ALGORITHM */
export function signingKeyOf(key: KeyObject, name?: string): SigningKey {
  const verifying = verifyingKeyOf(createPublicKey(key), name);
  const { algorithm } = verifying;
  return {
    ...verifying,
    sign: (bytes) => sign(hashOf(algorithm), bytes, { key, dsaEncoding: 'der' }),
  };
}

/** OpenSSL's own errors are not passed on: what they quote is not ours to judge. */
function openKey({ label, text }: PemBlock, passphrase: string | undefined, name: string): KeyObject {
  const isEncrypted = label === ENCRYPTED;
  if (isEncrypted && passphrase === undefined) {
    throw new TouchstoneError('KEY_ENCRYPTED', `${name} is encrypted, and no passphrase was given.`, {
      hint: 'Set TOUCHSTONE_KEY_PASSPHRASE.',
    });
  }
  try {
    return createPrivateKey({
      key: text,
      format: 'pem',
      ...(isEncrypted ? { passphrase: passphrase! } : {}),
    });
  } catch {
    if (isEncrypted) {
      throw new TouchstoneError('KEY_PASSPHRASE', `The passphrase does not open ${name}.`, {
        hint: 'Compare TOUCHSTONE_KEY_PASSPHRASE with the one that the key was made with; a damaged file looks the same.',
      });
    }
    throw new TouchstoneError('KEY_FORMAT', `${name} is a ${label} in name only.`, {
      hint: 'Get the file again, whole.',
    });
  }
}

function otherForm(label: string, name: string): TouchstoneError {
  const hint =
    label === 'PUBLIC KEY'
      ? 'This is a public key; what signs is the private one, in the file without .pub.'
      : label.includes('SIGSTORE') || label.includes('COSIGN')
        ? 'This is cosign’s own form. Make a key with touchstone key create, and take it to cosign with cosign import-key-pair.'
        : 'Write it as PKCS#8: openssl pkcs8 -topk8 -in FILE.';
  return new TouchstoneError(
    'KEY_FORMAT',
    `${name} is a ${label}, which is no private key as it is read here.`,
    { hint },
  );
}
