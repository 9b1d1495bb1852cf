// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/** Characters of a key file; a P-256 key with its parameters has 500. */
const LIMIT = 16 * 1024;

/** One block of a PEM text (RFC 7468): its label and its text. */
export interface PemBlock {
  readonly label: string;
  readonly text: string;
}

/**
 * The one key in a PEM text (RFC 7468). Text around it is not looked at, nor are the EC PARAMETERS that openssl writes
 * before a key. Takes what a file holds; the refusal shows none of it.
 *
 * @param name of the text, for refusals
 * @throws TouchstoneError KEY_FORMAT where there is no block, more than one, or more text than any key has
 */
export function parsePem(text: string, name: string): PemBlock {
  const blocks = text.length > LIMIT ? [] : [...text.matchAll(BLOCK)];
  const keys = blocks
    .map(([block, label]) => ({ label: label ?? '', text: `${block}\n` }))
    .filter(({ label }) => label !== 'EC PARAMETERS');
  const [key, second] = keys;
  if (key !== undefined && second === undefined) return key;
  const what = key === undefined ? 'holds no key in PEM' : `holds ${keys.length} blocks of PEM, not one key`;
  throw new TouchstoneError('KEY_FORMAT', `${name} ${what}.`, {
    hint: 'Keys are PEM: PKCS#8 for private ones (openssl pkcs8 -topk8 writes it, touchstone key create makes one).',
  });
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]{1,40})-----\r?\n[A-Za-z0-9+/=\r\n]*-----END \1-----/g;
