// SPDX-License-Identifier: Apache-2.0
import { parseNoteSigner, type NoteSigner } from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import { readBytes } from '../papers/read-bytes.js';

/** Bytes of a file with a key for notes: a line. */
const KEY_LIMIT = 2000;

/**
 * The key that a log signs with: the file given, or that of TOUCHSTONE_LOG_KEY_FILE, or the text in TOUCHSTONE_LOG_KEY.
 * Throws CLI_NO_KEY, CLI_NO_FILE, NOTE_KEY.
 */
export async function readLogSigner(file: string | undefined, env: NodeJS.ProcessEnv): Promise<NoteSigner> {
  const from = file ?? (env.TOUCHSTONE_LOG_KEY_FILE || undefined);
  if (from !== undefined) return parseNoteSigner((await readBytes(from, KEY_LIMIT)).toString('utf8'));
  const text = env.TOUCHSTONE_LOG_KEY;
  if (text !== undefined && text !== '') return parseNoteSigner(text);
  throw new TouchstoneError('CLI_NO_KEY', "There is no key for the log's checkpoints.", {
    hint: 'Name its file, or set TOUCHSTONE_LOG_KEY_FILE or TOUCHSTONE_LOG_KEY; touchstone log create --new-key makes one.',
  });
}
