// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { KeyAlgorithm } from '@touchstone/model';
import { encryptPrivateKey } from './encrypt-private-key.js';
import { signingKeyOf } from './private-key.js';
import type { SigningKey } from './signing-key.js';

/** A new key, and the text of the file that keeps it. */
export interface KeyPair {
  readonly key: SigningKey;
  /** PKCS#8 as PEM, encrypted where a passphrase was given. Never to be shown. */
  readonly privatePem: string;
}

/** Makes a key from the system's randomness: what a key is made of is the one thing that no caller should choose. */
export function createKeyPair(
  algorithm: KeyAlgorithm,
  options: { readonly passphrase?: string } = {},
): KeyPair {
  const { privateKey } =
    algorithm === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return { key: signingKeyOf(privateKey), privatePem: privatePem(privateKey, options.passphrase) };
}

function privatePem(key: KeyObject, passphrase: string | undefined): string {
  return passphrase === undefined
    ? key.export({ type: 'pkcs8', format: 'pem' }).toString()
    : encryptPrivateKey(key.export({ type: 'pkcs8', format: 'der' }), passphrase);
}
