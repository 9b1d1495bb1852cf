// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { findBase64 } from './base64.js';
import { isKeyName } from './note-key.js';
import { findTextFault, findUtf8, NOTE_LIMIT, NOTE_SIGNATURES_LIMIT } from './note-text.js';

/** One signature line, not verified yet. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  /** What follows the key id. */
  readonly signature: Uint8Array;
  /** The line as it stands, with its line end. */
  readonly line: string;
}

/** A note taken apart; nothing of it is verified. */
export interface UnverifiedNote {
  /** With its last line end, without the blank line. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const SPLIT = '\n\n';
const KEY_ID_BYTES = 4;

/**
 * Takes a signed note apart (c2sp.org/signed-note, "Format"). A server that a stranger runs sends these, so everything
 * that the format does not allow is refused, and the work is bounded before any of it is done.
 * @throws TouchstoneError NOTE_TOO_LARGE, NOTE_SYNTAX
 */
export function parseNote(bytes: Uint8Array): UnverifiedNote {
  if (bytes.byteLength > NOTE_LIMIT)
    throw tooLarge(`it has ${bytes.byteLength} bytes; at most ${NOTE_LIMIT} are read`);
  const whole = findUtf8(bytes);
  if (whole === undefined) throw noteRefused('it is not UTF-8');
  const fault = findTextFault(whole);
  if (fault !== undefined) throw noteRefused(fault);
  const at = whole.lastIndexOf(SPLIT);
  if (at === -1) throw noteRefused('no blank line parts its text from its signatures');
  return { text: whole.slice(0, at + 1), signatures: parseSignatureLines(whole.slice(at + SPLIT.length)) };
}

/**
 * Signature lines, as they end a note and as a witness answers with them; each ends in a line end.
 * @throws TouchstoneError NOTE_TOO_LARGE, NOTE_SYNTAX
 */
export function parseSignatureLines(text: string): readonly NoteSignature[] {
  if (!text.endsWith('\n')) throw noteRefused('no signature line follows its blank line');
  const lines = text.slice(0, -1).split('\n', NOTE_SIGNATURES_LIMIT + 1);
  if (lines.length > NOTE_SIGNATURES_LIMIT)
    throw tooLarge(`it has more than ${NOTE_SIGNATURES_LIMIT} signatures`);
  return lines.map((line, index) => parseSignatureLine(line, index + 1));
}

function parseSignatureLine(line: string, number: number): NoteSignature {
  const [, name = '', encoded = ''] = /^\u2014 ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  const bytes = findBase64(encoded);
  if (!isKeyName(name) || bytes === undefined || bytes.byteLength <= KEY_ID_BYTES) {
    throw noteRefused(`its signature line ${number} is not "\u2014 <key name> <base64>"`);
  }
  const keyId = Buffer.from(bytes.buffer, bytes.byteOffset, KEY_ID_BYTES).readUInt32BE();
  return { name, keyId, signature: bytes.subarray(KEY_ID_BYTES), line: `${line}\n` };
}

function noteRefused(rule: string): TouchstoneError {
  return new TouchstoneError('NOTE_SYNTAX', `This is no signed note: ${rule}.`, {
    hint: 'Fetch it again, byte for byte; a note whose line ends or spaces were changed is no longer one.',
  });
}

function tooLarge(rule: string): TouchstoneError {
  return new TouchstoneError('NOTE_TOO_LARGE', `The signed note is refused unread: ${rule}.`, {
    hint: 'A note of this size is not one that a log makes; look at where it came from.',
  });
}
