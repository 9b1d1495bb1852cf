// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { NoteVerifier, VerifiedSignature } from './note-verifier.js';
import { parseNote, type NoteSignature } from './parse-note.js';

/** A key that signed a note, and when, where the signature says so. */
export interface NoteSignedBy extends VerifiedSignature {
  readonly name: string;
  readonly verifier: NoteVerifier;
  /** The signature line, with its line end. */
  readonly line: string;
}

export interface OpenedNote {
  /** The text that was signed, with its last line end. */
  readonly text: string;
  /** One for each known key that signed; of several cosignatures by one key the latest. Never empty. */
  readonly verified: readonly NoteSignedBy[];
  /** Signature lines that say nothing: of keys that the caller did not name, and repeated ones of a key that counted. */
  readonly unverified: readonly NoteSignature[];
}

/**
 * Opens a signed note (c2sp.org/signed-note): every signature of a known key is verified, others are ignored.
 * @param bytes the note
 * @param verifiers the keys that are known
 * @throws TouchstoneError NOTE_TOO_LARGE, NOTE_SYNTAX; NOTE_SIGNATURE where a known key's signature is not over this text;
 *   NOTE_UNVERIFIED where no known key signed
 */
export function openNote(bytes: Uint8Array, verifiers: readonly NoteVerifier[]): OpenedNote {
  const { text, signatures } = parseNote(bytes);
  const { verified, unverified } = verifySignatures(text, signatures, verifiers);
  if (verified.length === 0) {
    const wanted = verifiers.map(({ name }) => name).join(', ');
    throw new TouchstoneError(
      'NOTE_UNVERIFIED',
      `No key that is trusted signed this note; wanted ${wanted || 'none'}.`,
      {
        hint: 'Check that the note comes from the log that the trust root names, and that the trust root is current.',
        details: { wanted: verifiers.map(({ vkey }) => vkey), found: signatures.map(({ name }) => name) },
      },
    );
  }
  return { text, verified, unverified };
}

/**
 * A note as it is worth keeping: its text, and one signature line of each known key that signed it. Anyone can add lines
 * of other keys, and repeat those that are there.
 * @throws what `openNote` throws
 */
export function knownNote(bytes: Uint8Array, verifiers: readonly NoteVerifier[]): Uint8Array {
  const { text, verified } = openNote(bytes, verifiers);
  return Buffer.from(`${text}\n${verified.map(({ line }) => line).join('')}`);
}

/**
 * Sorts signatures over a text into those of known keys, which are verified, and the rest.
 * @throws TouchstoneError NOTE_SIGNATURE
 */
export function verifySignatures(
  text: string,
  signatures: readonly NoteSignature[],
  verifiers: readonly NoteVerifier[],
): Pick<OpenedNote, 'verified' | 'unverified'> {
  const bytes = Buffer.from(text);
  const verified = new Map<NoteVerifier, NoteSignedBy>();
  const unverified: NoteSignature[] = [];
  for (const signature of signatures) {
    const verifier = verifiers.find(
      ({ name, keyId }) => name === signature.name && keyId === signature.keyId,
    );
    if (verifier === undefined) {
      unverified.push(signature);
      continue;
    }
    const says = verifier.verify(bytes, signature.signature);
    if (says === undefined) throw signatureBroken(verifier);
    // Someone may repeat a line, or add an older cosignature: it counts once, or one witness would make a quorum.
    const before = verified.get(verifier);
    if (before !== undefined) unverified.push(signature);
    if (before !== undefined && (before.timestamp ?? 0) >= (says.timestamp ?? 0)) continue;
    verified.set(verifier, { name: verifier.name, verifier, line: signature.line, ...says });
  }
  return { verified: [...verified.values()], unverified };
}

function signatureBroken(verifier: NoteVerifier): TouchstoneError {
  return new TouchstoneError(
    'NOTE_SIGNATURE',
    `The signature of ${verifier.name} is not over this note's text.`,
    {
      hint: 'The note was changed after it was signed, or the signature is of another note: fetch it again from its source.',
      details: { key: verifier.vkey },
    },
  );
}
