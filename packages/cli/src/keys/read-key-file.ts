// SPDX-License-Identifier: Apache-2.0
import { stat } from 'node:fs/promises';
import type { Output } from '../output.js';
import { readBytes } from '../papers/read-bytes.js';

/** Bytes of a key file. */
const KEY_LIMIT = 16 * 1024;

/**
 * The text of a key file. Tells, and goes on, where an unencrypted private key can be read by others: CI systems mount secrets
 * so (GitLab's file variables, Kubernetes), and what they allow cannot be changed from within.
 *
 * @throws TouchstoneError CLI_NO_FILE
 */
export async function readKeyFile(file: string, output: Output): Promise<string> {
  const text = (await readBytes(file, KEY_LIMIT)).toString('utf8');
  const found = await stat(file);
  const isOpen = process.platform !== 'win32' && found.isFile() && (found.mode & 0o077) !== 0;
  if (isOpen && text.includes('PRIVATE KEY-----') && !text.includes('-----BEGIN ENCRYPTED')) {
    const mode = (found.mode & 0o777).toString(8);
    output.note(
      `${file} is a private key that others on this machine can read (mode ${mode}): chmod 600 ${file}`,
    );
  }
  return text;
}
