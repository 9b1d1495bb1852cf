// SPDX-License-Identifier: Apache-2.0
import { createHash, createPrivateKey } from 'node:crypto';
import { signingKeyOf } from '../keys/private-key.js';
import type { SigningKey } from '../keys/signing-key.js';

/** What stands before the 32 bytes of an Ed25519 key in PKCS#8 (RFC 8410, section 7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key of a name: the same for the same name, so that tests give the same bytes each time. */
export function seededKey(name: string): SigningKey {
  const seed = createHash('sha256').update(name).digest();
  return signingKeyOf(
    createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' }),
  );
}
