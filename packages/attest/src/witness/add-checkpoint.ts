// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import type { HandledRequest, HandledResponse } from '../handler/handler.js';
import { readBody, type BodyLimits } from '../handler/read-body.js';
import { parseCheckpoint, type Checkpoint } from '../log/checkpoint.js';
import { verifyConsistency } from '../log/consistency-proof.js';
import { EMPTY_ROOT } from '../log/merkle.js';
import { addCosignatures, cosign } from '../note/cosign.js';
import type { NoteSigner } from '../note/note-signer.js';
import type { NoteVerifier } from '../note/note-verifier.js';
import { knownNote } from '../note/open-note.js';
import { parseNote } from '../note/parse-note.js';
import { parseAddCheckpoint, type AddCheckpoint } from './add-checkpoint-body.js';
import type { Held, WitnessState } from './witness-state.js';

/** What a witness is. */
export interface Witness {
  readonly state: WitnessState;
  /** A key of type `cosignature`. */
  readonly signer: NoteSigner;
  /** The logs that it cosigns for: their keys by their origins. */
  readonly logs: ReadonlyMap<string, readonly NoteVerifier[]>;
  /** Now, in milliseconds since 1970. */
  readonly clock: () => number;
  readonly limits?: BodyLimits;
}

/** A checkpoint with a proof is a few kilobytes; a log sends it at once. */
const LIMITS: BodyLimits = { bytes: 64 * 1024, milliseconds: 10_000, idleMilliseconds: 5_000 };

/**
 * add-checkpoint of c2sp.org/tlog-witness: cosigns a checkpoint that continues the one cosigned last.
 * Answers 200 with the cosignature's line, which is durable before it leaves; 400 for what is no request; 403 without a
 * good signature of the log; 404 for an unknown log; 409 with the size cosigned last, where the log believes another;
 * 413, 408 for bodies too large or too slow; 422 for a checkpoint that does not continue that one.
 * @throws TouchstoneError WITNESS_STATE
 */
export async function addCheckpoint(request: HandledRequest, witness: Witness): Promise<HandledResponse> {
  let asked: Asked;
  try {
    asked = openRequest(await readBody(request.body, witness.limits ?? LIMITS), witness);
  } catch (error) {
    return refusal(error);
  }
  const { checkpoint, body } = asked;
  const held = await witness.state.read(checkpoint.origin);
  if (body.oldSize !== (held?.latest.size ?? 0)) return conflict(held);
  if (!continues(asked, held)) {
    return plain(422, 'The checkpoint does not continue the one that was cosigned last.\n');
  }
  const line = cosign(body.checkpoint, witness.signer, Math.floor(witness.clock() / 1000));
  const cosigned = addCosignatures(asked.signed, line, [witness.signer.verifier]);
  const stored = await witness.state.replace(held, {
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: Buffer.from(checkpoint.root).toString('base64'),
    checkpoint: Buffer.from(cosigned).toString('utf8'),
  });
  // Another request was first: this one was held against a checkpoint that is no longer the last.
  return stored ? plain(200, line) : conflict(await witness.state.read(checkpoint.origin));
}

interface Asked {
  readonly body: AddCheckpoint;
  readonly checkpoint: Checkpoint;
  /** The note with those signatures of the log alone that were verified. */
  readonly signed: Uint8Array;
}

function openRequest(bytes: Uint8Array, { logs }: Witness): Asked {
  const body = parseAddCheckpoint(bytes);
  const checkpoint = parseCheckpoint(parseNote(body.checkpoint).text);
  const verifiers = logs.get(checkpoint.origin);
  if (verifiers === undefined) {
    throw new TouchstoneError('WITNESS_UNKNOWN_LOG', 'This witness does not know the log of that origin.', {
      hint: 'Ask who runs the witness to add its key.',
    });
  }
  // Lines of strangers, and lines said twice, are not kept: anyone may add a hundred, and we would serve them.
  const signed = knownNote(body.checkpoint, verifiers);
  if (body.oldSize > checkpoint.size) {
    throw new TouchstoneError('WITNESS_REQUEST', 'The old size is beyond the size of the checkpoint.', {
      hint: 'A log only grows.',
    });
  }
  return { body, checkpoint, signed };
}

/** Whether a checkpoint continues what is held: same size and root, or a consistency proof from one to the other. */
function continues({ body, checkpoint }: Asked, held: Held | undefined): boolean {
  try {
    verifyConsistency({
      oldSize: body.oldSize,
      oldRoot: held === undefined ? EMPTY_ROOT : Buffer.from(held.latest.root, 'base64'),
      newSize: checkpoint.size,
      newRoot: checkpoint.root,
      proof: body.proof,
    });
    return true;
  } catch (error) {
    if (isTouchstoneError(error, 'PROOF_CONSISTENCY')) return false;
    throw error;
  }
}

function conflict(held: Held | undefined): HandledResponse {
  return {
    status: 409,
    headers: { 'content-type': 'text/x.tlog.size' },
    body: `${held?.latest.size ?? 0}\n`,
  };
}

const STATUS: Readonly<Record<string, number>> = {
  WITNESS_UNKNOWN_LOG: 404,
  NOTE_SIGNATURE: 403,
  NOTE_UNVERIFIED: 403,
  REQUEST_TOO_LARGE: 413,
  REQUEST_TOO_SLOW: 408,
};

function refusal(error: unknown): HandledResponse {
  if (!isTouchstoneError(error)) throw error;
  return plain(STATUS[error.code] ?? 400, `${error.message} [${error.code}]\n`);
}

function plain(status: number, body: string): HandledResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
