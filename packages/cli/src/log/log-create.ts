// SPDX-License-Identifier: Apache-2.0
import { open } from 'node:fs/promises';
import { createNoteKey } from '@touchstone/attest';
import { TouchstoneError, type CreatedLog } from '@touchstone/model';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { openLog } from './open-log.js';
import { openLogReader } from './open-log-reader.js';
import { readLogSigner } from './read-log-signer.js';

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
  if (newKey === true) await makeKey(origin, key);
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
  const reader = await openLogReader(where, env);
  try {
    if ((await reader.read('checkpoint', 1024 * 1024)) === undefined) return;
  } finally {
    await reader.close();
  }
  throw new TouchstoneError('LOG_EXISTS', `There is a log in ${where} already.`, {
    hint: 'Name another place; a log is never begun anew.',
  });
}

/** The secret for its owner alone, the public half beside it; neither is ever written over. */
async function makeKey(origin: string, file: string | undefined): Promise<void> {
  if (file === undefined)
    throw new TouchstoneError('CLI_USAGE', '--new-key needs --key FILE, where the key is written.', {
      hint: 'Name a file that is not there yet.',
    });
  const { signer, verifier } = createNoteKey(origin);
  await writeNew(file, signer, 0o600);
  await writeNew(`${file}.pub`, verifier, 0o644);
}

async function writeNew(file: string, line: string, mode: number): Promise<void> {
  try {
    const handle = await open(file, 'wx', mode);
    try {
      await handle.writeFile(`${line}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    const why = code === 'EEXIST' ? 'is there already' : `cannot be made (${code})`;
    throw new TouchstoneError('CLI_FILE_EXISTS', `${file} ${why}.`, {
      hint: 'Name another file with --key, or leave --new-key out to use that one.',
      cause,
    });
  }
}
