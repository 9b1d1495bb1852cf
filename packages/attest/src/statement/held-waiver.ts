// SPDX-License-Identifier: Apache-2.0
import type { HeldWaiver } from '../life/waived-by.js';
import { parseSignedStatement } from './parse-signed-statement.js';

/** The waiver in an envelope file. Who signed it is not looked at. @throws what parseSignedStatement throws */
export function heldWaiver(bytes: Uint8Array, name: string): HeldWaiver {
  const { envelope, statement } = parseSignedStatement(bytes, name, 'waiver');
  return { digest: envelope.digest, statement };
}
