// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { TouchstoneError } from '@touchstone/model';

const BYTES = 32;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** 32 random bytes as text that fits a link and a cookie. */
export function secretText(random: Uint8Array): string {
  if (random.length !== BYTES) {
    throw new TouchstoneError('REGISTRY_SECRET', `A secret is made of ${BYTES} random bytes.`, {
      hint: 'Give what randomBytes(32) gives.',
    });
  }
  return Buffer.from(random).toString('base64url');
}

/** Whether a stranger's text can be a secret at all. */
export function isSecretText(text: string): boolean {
  return SECRET.test(text);
}

/**
 * What is kept of a secret, in hex. No salt and no slow function: nobody guesses 256 random bits. Looking it up tells
 * nothing by the time it takes: whoever guesses at secrets cannot choose what their hashes begin with.
 */
export function secretHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
