// SPDX-License-Identifier: Apache-2.0
import type { VerifyingKey } from '@touchstone/attest';
import type { ShownKey } from '@touchstone/model';
import type { Output } from '../output.js';

/** Prints what everybody may know of a key. */
export function showKey({ id, algorithm, pem }: VerifyingKey, format: 'text' | 'json', output: Output): void {
  const shown: ShownKey = { id, algorithm, publicKey: pem };
  if (format === 'json') output.json(shown);
  else output.text(`id         ${id}\nalgorithm  ${algorithm}\n${pem}`);
}
