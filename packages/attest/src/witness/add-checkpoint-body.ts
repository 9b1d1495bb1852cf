// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/** What a log asks a witness (c2sp.org/tlog-witness, add-checkpoint). */
export interface AddCheckpoint {
  /** Size of the checkpoint that the log believes the witness cosigned last. */
  readonly oldSize: number;
  /** Hashes of the consistency proof from the old size, 32 bytes each. */
  readonly proof: readonly Uint8Array[];
  /** The signed note. */
  readonly checkpoint: Uint8Array;
}

/** Lines of a consistency proof: no tree of 2^63 leaves has a longer one. */
const PROOF_LINES = 63;

/**
 * Reads the body of add-checkpoint: `old <size>`, proof lines, an empty line, the checkpoint.
 * Works on bytes, since the note below must be handed on exactly as it came.
 * @throws TouchstoneError WITNESS_REQUEST
 */
export function parseAddCheckpoint(body: Uint8Array): AddCheckpoint {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const end = bytes.indexOf('\n\n');
  if (end < 0) throw refused('has no empty line before the checkpoint');
  const lines = bytes.toString('latin1', 0, end).split('\n');
  const old = /^old (0|[1-9][0-9]{0,15})$/.exec(lines[0] ?? '')?.[1];
  const oldSize = Number(old);
  if (old === undefined || !Number.isSafeInteger(oldSize))
    throw refused('does not begin with `old` and a tree size');
  if (lines.length - 1 > PROOF_LINES) throw refused(`has more than ${PROOF_LINES} lines of proof`);
  return { oldSize, proof: lines.slice(1).map(hashOf), checkpoint: bytes.subarray(end + 2) };
}

/** The body that asks a witness to cosign. */
export function addCheckpointBody({ oldSize, proof, checkpoint }: AddCheckpoint): Uint8Array {
  const lines = proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`);
  return Buffer.concat([Buffer.from(`old ${oldSize}\n${lines.join('')}\n`), checkpoint]);
}

function hashOf(line: string): Uint8Array {
  const hash = Buffer.from(line, 'base64');
  // Other spellings of the same bytes are refused: a proof has one form.
  if (hash.byteLength !== 32 || hash.toString('base64') !== line)
    throw refused('has a line of proof that is no SHA-256 hash in base64');
  return hash;
}

function refused(why: string): TouchstoneError {
  return new TouchstoneError('WITNESS_REQUEST', `The body of add-checkpoint ${why}.`, {
    hint: 'c2sp.org/tlog-witness has its form.',
  });
}
