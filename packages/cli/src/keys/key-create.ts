// SPDX-License-Identifier: Apache-2.0
import { createKeyPair } from '@touchstone/attest';
import { TouchstoneError, type KeyAlgorithm } from '@touchstone/model';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { readPassphrase } from './read-signing-key.js';
import { showKey } from './show-key.js';
import { writeKeyPair } from './write-key-pair.js';

export interface KeyCreateOptions {
  readonly out: string;
  readonly algorithm: KeyAlgorithm;
  readonly format: 'text' | 'json';
}

/**
 * `touchstone key create --out FILE`: a new key in FILE (PKCS#8, readable by its owner only; encrypted where
 * TOUCHSTONE_KEY_PASSPHRASE is set), its public half in FILE.pub. Nothing is ever written over.
 */
export async function keyCreateCommand(
  { out, algorithm, format }: KeyCreateOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  if (env.TOUCHSTONE_KEY_PASSPHRASE === '') {
    throw new TouchstoneError('CLI_USAGE', 'TOUCHSTONE_KEY_PASSPHRASE is set and empty.', {
      hint: 'Set it to a passphrase, or unset it for a key that is not encrypted.',
    });
  }
  const passphrase = readPassphrase(env);
  const { key, privatePem } = createKeyPair(algorithm, passphrase);
  const halves = { secret: privatePem, public: key.pem };
  await writeKeyPair(out, halves, 'Name another file with --out; a key is never written over.');
  showKey(key, format, output);
  output.note(
    `Private key: ${out}${passphrase.passphrase === undefined ? ' (not encrypted)' : ' (encrypted)'}`,
  );
  output.note(`Public key:  ${out}.pub`);
  return EXIT.reached;
}
