// SPDX-License-Identifier: Apache-2.0
import { parsePrivateKey, parsePublicKey } from '@touchstone/attest';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { readKeyFile } from './read-key-file.js';
import { readPassphrase } from './read-signing-key.js';
import { showKey } from './show-key.js';

/** `touchstone key show FILE`: id, algorithm and public half of the key in a file, private or public. */
export async function keyShowCommand(
  file: string,
  { format }: { readonly format: 'text' | 'json' },
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const pem = await readKeyFile(file, output);
  const key = pem.includes('PRIVATE KEY-----')
    ? parsePrivateKey(pem, { ...readPassphrase(env), name: file })
    : parsePublicKey(pem, file);
  showKey(key, format, output);
  return EXIT.reached;
}
