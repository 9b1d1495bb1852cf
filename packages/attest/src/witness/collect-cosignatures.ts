// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import { send } from '../handler/send.js';
import { parseCheckpoint } from '../log/checkpoint.js';
import { consistencyProof } from '../log/consistency-proof.js';
import type { HashReader } from '../log/tree-node.js';
import { addCosignatures } from '../note/cosign.js';
import type { NoteVerifier } from '../note/note-verifier.js';
import { verifySignatures } from '../note/open-note.js';
import { parseNote, parseSignatureLines } from '../note/parse-note.js';
import { addCheckpointBody } from './add-checkpoint-body.js';

/** A witness as its clients know it. */
export interface WitnessPlace {
  /** Its submission prefix. */
  readonly url: URL;
  /** The checkpoint that it cosigned last, as far as is known; changed by `collectCosignatures`. */
  lastSize?: number;
}

/** What one witness answered. */
export interface Cosigning {
  readonly url: URL;
  readonly outcome: 'cosigned' | 'refused' | 'unreachable';
  /** Why it did not cosign. */
  readonly why?: string;
}

/** A request, the size that the witness knows, and once more where it moved on in between. */
const TRIES = 3;
const ANSWER_LIMIT = 64 * 1024;

/**
 * Asks witnesses, all at once, to cosign a checkpoint (c2sp.org/tlog-witness, the client's side). Whoever is down, slow or
 * refuses is left out and named: a log does not stop for a witness, and how many cosignatures are enough is for those to
 * say who verify.
 * @param note the checkpoint as the log signed it
 * @param tree of the checkpoint's size at least
 * @param keys of the witnesses: cosignatures by others are ignored
 * @param milliseconds for each request
 */
export async function collectCosignatures(
  note: Uint8Array,
  tree: HashReader,
  witnesses: readonly WitnessPlace[],
  keys: readonly NoteVerifier[],
  milliseconds: number,
): Promise<{ readonly note: Uint8Array; readonly witnesses: readonly Cosigning[] }> {
  const answers = await Promise.all(
    witnesses.map(async (witness) => {
      try {
        return { url: witness.url, line: await askWitness(note, tree, witness, keys, milliseconds) };
      } catch (error) {
        if (!isTouchstoneError(error)) throw error;
        const outcome =
          error.code === 'WITNESS_REFUSED' || error.code.startsWith('NOTE_') ? 'refused' : 'unreachable';
        return { url: witness.url, outcome, why: error.message } as const;
      }
    }),
  );
  let cosigned = note;
  const outcomes = answers.map((answer): Cosigning => {
    if (!('line' in answer)) return answer;
    cosigned = addCosignatures(cosigned, answer.line, keys);
    return { url: answer.url, outcome: 'cosigned' };
  });
  return { note: cosigned, witnesses: outcomes };
}

async function askWitness(
  note: Uint8Array,
  tree: HashReader,
  witness: WitnessPlace,
  keys: readonly NoteVerifier[],
  milliseconds: number,
): Promise<string> {
  const { size } = parseCheckpoint(parseNote(note).text);
  const url = new URL('add-checkpoint', withSlash(witness.url));
  for (let tries = 0; tries < TRIES; tries += 1) {
    const oldSize = Math.min(witness.lastSize ?? 0, size);
    const proof = oldSize === 0 ? [] : await consistencyProof(tree, oldSize, size);
    const body = addCheckpointBody({ oldSize, proof, checkpoint: note });
    const answer = await send(url, { method: 'POST', body, limit: ANSWER_LIMIT, milliseconds });
    const text = Buffer.from(answer.body).toString('utf8');
    if (answer.status === 200) return held(note, text, keys, witness, size);
    if (answer.status !== 409) throw refused(url, `it answered ${answer.status}`);
    const known = /^(0|[1-9][0-9]{0,15})\n$/.exec(text)?.[1];
    if (known === undefined) throw refused(url, 'it answered 409 without a tree size');
    if (Number(known) > size) throw refused(url, `it has cosigned a checkpoint of size ${known} already`);
    witness.lastSize = Number(known);
  }
  throw refused(url, 'others are faster at every try');
}

/** The answer's lines, once they hold a good cosignature by one of the keys. */
function held(
  note: Uint8Array,
  lines: string,
  keys: readonly NoteVerifier[],
  witness: WitnessPlace,
  size: number,
): string {
  const { verified } = verifySignatures(parseNote(note).text, parseSignatureLines(lines), keys);
  if (verified.length === 0) {
    throw refused(witness.url, 'it cosigned with a key that is not known here');
  }
  witness.lastSize = size;
  return lines;
}

function withSlash(url: URL): URL {
  const prefix = new URL(url);
  if (!prefix.pathname.endsWith('/')) prefix.pathname += '/';
  return prefix;
}

function refused(url: URL, why: string): TouchstoneError {
  return new TouchstoneError('WITNESS_REFUSED', `The witness ${url.origin} did not cosign: ${why}.`, {
    hint: 'A witness refuses what does not continue the history that it has seen: run `touchstone log fsck`.',
    details: { witness: url.origin },
  });
}
