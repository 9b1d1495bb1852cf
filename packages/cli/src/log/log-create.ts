// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type CreatedLog } from '@touchstone/model';
import { writeNoteKey } from '../keys/write-note-key.js';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { openLog } from './open-log.js';
import { readLogSigner } from './read-log-signer.js';
import { withLogReader } from './with-log-reader.js';

export interface LogCreateOptions {
  readonly origin: string;
  readonly key?: string;
  readonly newKey?: boolean;
  readonly format: 'text' | 'json';
}

/** `touchstone log create LOG --origin NAME --key FILE [--new-key]`: a log without entries, its checkpoint signed. */
export async function logCreateCommand(
  where: string,
  { origin, key, newKey, format }: LogCreateOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  await verifyFree(where, env);
  if (newKey === true) await writeNoteKey(verifyNamed(key), origin);
  const { verifier } = await readLogSigner(key, env);
  if (verifier.name !== origin || verifier.type !== 'ed25519') {
    throw new TouchstoneError(
      'CLI_USAGE',
      `The key is ${verifier.name}'s (${verifier.type}); the log is to be ${origin}.`,
      { hint: 'A log and its key have one name: give that key another --origin, or make a new key.' },
    );
  }
  const log = await openLog(where, { logKey: key, create: true }, env);
  await log.close();
  if (format === 'json') output.json({ origin, log: where, key: verifier.vkey } satisfies CreatedLog);
  else
    output.text(
      `The log ${origin} is in ${where}.\nIts key, for trust roots and monitors: ${verifier.vkey}\n`,
    );
  return EXIT.reached;
}

async function verifyFree(where: string, env: NodeJS.ProcessEnv): Promise<void> {
  const checkpoint = await withLogReader(where, env, (reader) => reader.read('checkpoint', 1024 * 1024));
  if (checkpoint === undefined) return;
  throw new TouchstoneError('LOG_EXISTS', `There is a log in ${where} already.`, {
    hint: 'Name another place; a log is never begun anew.',
  });
}

function verifyNamed(file: string | undefined): string {
  if (file !== undefined) return file;
  throw new TouchstoneError('CLI_USAGE', '--new-key needs --key FILE, where the key is written.', {
    hint: 'Name a file that is not there yet.',
  });
}
