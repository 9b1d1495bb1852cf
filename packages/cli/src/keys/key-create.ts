// SPDX-License-Identifier: Apache-2.0
import { open, rm } from 'node:fs/promises';
import { createKeyPair } from '@touchstone/attest';
import { TouchstoneError, type KeyAlgorithm } from '@touchstone/model';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { readPassphrase } from './read-signing-key.js';
import { showKey } from './show-key.js';

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
  await writeNew(`${out}.pub`, key.pem, 0o644);
  try {
    await writeNew(out, privatePem, 0o600);
  } catch (error) {
    await rm(`${out}.pub`, { force: true });
    throw error;
  }
  showKey(key, format, output);
  output.note(
    `Private key: ${out}${passphrase.passphrase === undefined ? ' (not encrypted)' : ' (encrypted)'}`,
  );
  output.note(`Public key:  ${out}.pub`);
  return EXIT.reached;
}

/** Writes a file that is not there yet; one half of a key, or a link that leads elsewhere, is never written over. */
async function writeNew(file: string, text: string, mode: number): Promise<void> {
  try {
    const handle = await open(file, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    const why = code === 'EEXIST' ? 'is there already' : `cannot be made (${code})`;
    throw new TouchstoneError('CLI_FILE_EXISTS', `${file} ${why}.`, {
      hint: 'Name another file with --out; a key is never written over.',
      cause,
    });
  }
}
