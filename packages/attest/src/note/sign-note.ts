// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { NoteSigner } from './note-signer.js';
import { findTextFault } from './note-text.js';

/**
 * Signs a text as a note (c2sp.org/signed-note).
 * @param text ends in a line end; no control characters
 * @param signers at least one; their signatures follow in this order
 * @param timestamp seconds since 1970, needed by signers of cosignatures alone
 * @returns the note's text
 * @throws TouchstoneError NOTE_TEXT: no note can hold this text, or nobody signs it
 */
export function signNote(text: string, signers: readonly NoteSigner[], timestamp?: number): string {
  const fault = signers.length === 0 ? 'nobody is to sign it' : findTextFault(text);
  if (fault !== undefined) {
    throw new TouchstoneError('NOTE_TEXT', `This text cannot be signed as a note: ${fault}.`, {
      hint: 'A note is lines of UTF-8, each with its line end, without other control characters.',
    });
  }
  return `${text}\n${signers.map((signer) => signatureLine(text, signer, timestamp)).join('')}`;
}

/** One signature line over a note's text, with its line end. */
export function signatureLine(text: string, signer: NoteSigner, timestamp?: number): string {
  const { name, keyId } = signer.verifier;
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId);
  const signature = signer.sign(Buffer.from(text), timestamp);
  return `\u2014 ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}
