// SPDX-License-Identifier: Apache-2.0
import { parsePrivateKey, type SigningKey } from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import type { Output } from '../output.js';
import { readKeyFile } from './read-key-file.js';

/**
 * The key to sign with: the file of `--key`, or of TOUCHSTONE_KEY_FILE, or the PEM text in TOUCHSTONE_KEY, in this order;
 * its passphrase from TOUCHSTONE_KEY_PASSPHRASE. Never an argument: those can be seen by everybody on the machine, and stay
 * in logs. Tells where an unencrypted key file can be read by others.
 *
 * @throws TouchstoneError CLI_NO_KEY, CLI_NO_FILE, KEY_FORMAT, KEY_ALGORITHM, KEY_ENCRYPTED, KEY_PASSPHRASE
 */
export async function readSigningKey(
  { key: option }: { readonly key?: string | undefined },
  env: NodeJS.ProcessEnv,
  output: Output,
): Promise<SigningKey> {
  const passphrase = readPassphrase(env);
  const file = option ?? (env.TOUCHSTONE_KEY_FILE === '' ? undefined : env.TOUCHSTONE_KEY_FILE);
  if (file !== undefined) {
    const pem = await readKeyFile(file, output);
    return parsePrivateKey(pem, { ...passphrase, name: file });
  }
  const text = env.TOUCHSTONE_KEY;
  if (text !== undefined && text !== '') {
    return parsePrivateKey(text, { ...passphrase, name: 'TOUCHSTONE_KEY' });
  }
  throw new TouchstoneError('CLI_NO_KEY', 'There is no key to sign with.', {
    hint: 'Give --key FILE, or set TOUCHSTONE_KEY_FILE or TOUCHSTONE_KEY; touchstone key create makes one.',
  });
}

/** TOUCHSTONE_KEY_PASSPHRASE; one that is set and empty is none, as where a CI system has no such secret. */
export function readPassphrase(env: NodeJS.ProcessEnv): { readonly passphrase?: string } {
  const passphrase = env.TOUCHSTONE_KEY_PASSPHRASE;
  return passphrase === undefined || passphrase === '' ? {} : { passphrase };
}
