// SPDX-License-Identifier: Apache-2.0
import { parseCheckpoint } from '../log/checkpoint.js';
import { verifySignatures } from './open-note.js';
import type { NoteSigner } from './note-signer.js';
import type { NoteVerifier } from './note-verifier.js';
import { parseNote, parseSignatureLines, type NoteSignature } from './parse-note.js';
import { signatureLine } from './sign-note.js';

/**
 * A witness's cosignature on a checkpoint (c2sp.org/tlog-cosignature, type 0x04). It does not look at what is cosigned:
 * the witness has verified the log's signature and the consistency with what it saw before.
 * @param note the checkpoint as the log signed it
 * @param witness a key of type `cosignature`
 * @param timestamp seconds since 1970
 * @returns the signature line, with its line end: what a witness answers with
 * @throws TouchstoneError NOTE_TOO_LARGE, NOTE_SYNTAX, LOG_CHECKPOINT
 */
export function cosign(note: Uint8Array, witness: NoteSigner, timestamp: number): string {
  if (witness.verifier.type !== 'cosignature')
    throw new TypeError('a witness signs with a key of type cosignature');
  const { text } = parseNote(note);
  parseCheckpoint(text);
  return signatureLine(text, witness, timestamp);
}

/**
 * Adds to a checkpoint what a witness answered: of each known witness the latest cosignature, whatever else the answer
 * holds, so that no witness can fill a checkpoint until nobody reads it any more.
 * @param note the checkpoint so far; lines by others than these witnesses stay as they are
 * @param lines the witness's answer
 * @param witnesses the keys that are known
 * @returns the note with the cosignatures, its bytes
 * @throws TouchstoneError NOTE_TOO_LARGE, NOTE_SYNTAX, NOTE_SIGNATURE where a known witness's line is not over this text
 */
export function addCosignatures(
  note: Uint8Array,
  lines: string,
  witnesses: readonly NoteVerifier[],
): Uint8Array {
  const { text, signatures } = parseNote(note);
  const byWitness = ({ name, keyId }: NoteSignature): boolean =>
    witnesses.some((witness) => witness.name === name && witness.keyId === keyId);
  const { verified } = verifySignatures(text, [...signatures, ...parseSignatureLines(lines)], witnesses);
  const kept = [...signatures.filter((signature) => !byWitness(signature)), ...verified];
  return Buffer.from(`${text}\n${kept.map(({ line }) => line).join('')}`);
}
