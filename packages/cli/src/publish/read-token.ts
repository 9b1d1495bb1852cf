// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { readBytes } from '../papers/read-bytes.js';

const LIMIT = 4096;

/**
 * The token to publish with: the file of `--token-file`, or TOUCHSTONE_TOKEN. Never an argument: those can be seen by
 * everybody on the machine, and stay in logs.
 * @throws TouchstoneError CLI_NO_TOKEN, CLI_NO_FILE
 */
export async function readToken(file: string | undefined, env: NodeJS.ProcessEnv): Promise<string> {
  const text = file === undefined ? env.TOUCHSTONE_TOKEN : (await readBytes(file, LIMIT)).toString('utf8');
  const token = text?.trim();
  if (token !== undefined && token !== '') return token;
  throw new TouchstoneError('CLI_NO_TOKEN', 'There is no token to publish with.', {
    hint: 'Set TOUCHSTONE_TOKEN or give --token-file FILE; who runs the log makes one with touchstone log token create.',
  });
}
