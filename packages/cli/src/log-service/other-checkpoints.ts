// SPDX-License-Identifier: Apache-2.0
import { NOTE_LIMIT, originHash, parseMonitorState, send, type OtherCheckpoint } from '@touchstone/attest';
import { isTouchstoneError, TouchstoneError, type Alarm } from '@touchstone/model';
import { isServer } from '../publish/publish-options.js';
import { readBytes } from '../papers/read-bytes.js';

const MILLISECONDS = 15_000;

/** Checkpoints that others saw, and who could not be asked. */
export interface OtherCheckpoints {
  readonly others: readonly OtherCheckpoint[];
  readonly alarms: readonly Alarm[];
}

/**
 * What others saw of a log: the file of a checkpoint, the state file of another monitor, or the address of a witness (its
 * monitoring prefix, c2sp.org/tlog-witness). Who does not answer is told, and does not keep the others from being asked.
 */
export async function readOtherCheckpoints(
  places: readonly string[],
  origin: string,
): Promise<OtherCheckpoints> {
  const answers = await Promise.all(places.map((name) => readOne(name, origin)));
  return {
    others: answers.flatMap((one) => ('note' in one ? [one] : [])),
    alarms: answers.flatMap((one) => ('kind' in one ? [one] : [])),
  };
}

async function readOne(name: string, origin: string): Promise<OtherCheckpoint | Alarm> {
  try {
    return { name, note: isServer(name) ? await fromWitness(name, origin) : await fromFile(name) };
  } catch (error) {
    if (!isTouchstoneError(error)) throw error;
    return { kind: 'unreachable', message: `${name}: ${error.message}` };
  }
}

async function fromFile(file: string): Promise<Uint8Array> {
  const bytes = await readBytes(file, 8 * NOTE_LIMIT);
  return bytes[0] === 0x7b ? Buffer.from(parseMonitorState(bytes, file).checkpoint) : bytes;
}

async function fromWitness(address: string, origin: string): Promise<Uint8Array> {
  const prefix = new URL(address.endsWith('/') ? address : `${address}/`);
  const url = new URL(`${originHash(origin)}/checkpoint`, prefix);
  const { status, body } = await send(url, { method: 'GET', limit: NOTE_LIMIT, milliseconds: MILLISECONDS });
  if (status === 200) return body;
  throw new TouchstoneError('CLI_NO_CHECKPOINT', `${address} shows no checkpoint of ${origin} (${status}).`, {
    hint: 'Does that witness cosign for this log?',
    details: { status },
  });
}
