// SPDX-License-Identifier: Apache-2.0
import {
  parseNoteSigner,
  parseNoteVerifier,
  witnessFolder,
  witnessHandler,
  type NoteSigner,
  type NoteVerifier,
} from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import { writeNoteKey } from '../keys/write-note-key.js';
import type { Output } from '../output.js';
import { readBytes } from '../papers/read-bytes.js';
import { EXIT } from '../refusal.js';
import { serveHandler, type Served } from './serve-handler.js';
import { untilInterrupted } from './until-interrupted.js';
import { beginMemory, verifyMemory } from './witness-memory.js';

export interface LogWitnessOptions {
  readonly state: string;
  readonly key: string;
  /** Makes the key, under this name. */
  readonly newKey?: string;
  /** Verifier keys of the logs that it cosigns for. */
  readonly log: readonly string[];
  readonly host: string;
  readonly port: number;
}

const KEY_LIMIT = 2000;
const REQUEST_MILLISECONDS = 20_000;

/** `touchstone log witness`: cosigns checkpoints of the logs named (c2sp.org/tlog-witness). Ends when it is interrupted. */
export async function logWitnessCommand(options: LogWitnessOptions, output: Output): Promise<number> {
  if (options.newKey !== undefined) await writeNoteKey(options.key, options.newKey, 'cosignature');
  const { verifier } = await readWitnessSigner(options.key);
  if (options.newKey !== undefined) await beginMemory(options.state, verifier.vkey);
  await verifyMemory(options.state);
  const serving = await startWitness(options, output);
  output.text(
    `The witness is at ${serving.url}/ (Ctrl-C ends)\nIts key, for logs and trust roots: ${verifier.vkey}\n`,
  );
  await untilInterrupted(serving);
  return EXIT.reached;
}

export async function startWitness(options: LogWitnessOptions, output: Output): Promise<Served> {
  const witness = {
    state: witnessFolder(options.state),
    signer: await readWitnessSigner(options.key),
    logs: logsOf(options.log),
    clock: Date.now,
  };
  return serveHandler(witnessHandler(witness), {
    ...options,
    requestMilliseconds: REQUEST_MILLISECONDS,
    onDefect: (error) =>
      output.note(`Not cosigned: ${error instanceof Error ? error.message : String(error)}`),
  });
}

async function readWitnessSigner(file: string): Promise<NoteSigner> {
  const signer = parseNoteSigner((await readBytes(file, KEY_LIMIT)).toString('utf8'));
  if (signer.verifier.type === 'cosignature') return signer;
  throw new TouchstoneError(
    'CLI_USAGE',
    `${file} is the key of a log (${signer.verifier.name}), not of a witness.`,
    {
      hint: 'Make one with --new-key NAME: a witness signs the time as well.',
    },
  );
}

/** A log that changed its key is named once for each; any of them counts. */
function logsOf(keys: readonly string[]): ReadonlyMap<string, readonly NoteVerifier[]> {
  const logs = new Map<string, NoteVerifier[]>();
  for (const key of keys) {
    const verifier = parseNoteVerifier(key);
    logs.set(verifier.name, [...(logs.get(verifier.name) ?? []), verifier]);
  }
  return logs;
}
