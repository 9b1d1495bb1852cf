// SPDX-License-Identifier: Apache-2.0
import { verify } from 'node:crypto';
import { TouchstoneError } from '@touchstone/model';
import { isWeakPoint } from '../keys/weak-points.js';
import { findBase64 } from './base64.js';
import { cosignedMessage, readTimestamp, TIMESTAMP_BYTES } from './cosigned-message.js';
import {
  isKeyName,
  KEY_BYTES,
  keyIdHex,
  noteKeyId,
  publicKeyOf,
  SIGNATURE_BYTES,
  SIGNATURE_TYPES,
  type NoteKeyType,
} from './note-key.js';

/** What a signature that verified says beside that the key signed: when, in seconds since 1970, where it says so. */
export interface VerifiedSignature {
  readonly timestamp?: number;
}

/** Checks signatures of one key on notes. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: number;
  readonly type: NoteKeyType;
  /** The Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** As c2sp.org/signed-note writes it: `<name>+<8 hex digits>+<base64>`. */
  readonly vkey: string;
  /** What the signature says, undefined where it is not this key's over this text. Never throws for wrong bytes. */
  verify(text: Uint8Array, signature: Uint8Array): VerifiedSignature | undefined;
}

/**
 * A verifier key (vkey) of c2sp.org/signed-note.
 * @param vkey `<name>+<8 hex digits>+<base64 of signature type and public key>`
 * @throws TouchstoneError NOTE_KEY: malformed, an id that is not the key's, a signature type that is not verified here, or a
 *   key that anybody can sign with
 */
export function parseNoteVerifier(vkey: string): NoteVerifier {
  const [, name = '', id = '', encoded = ''] = /^([^+]*)\+([0-9a-f]{8})\+([^]*)$/.exec(vkey) ?? [];
  const bytes = findBase64(encoded);
  if (!isKeyName(name) || bytes === undefined || bytes.byteLength === 0) {
    throw keyRefused(name, 'it is not <name>+<8 hex digits>+<base64>');
  }
  const type = typeOf(bytes[0]);
  if (type === undefined)
    throw keyRefused(name, `its signature type 0x${bytes[0]?.toString(16)} is not one that is verified here`);
  const publicKey = bytes.subarray(1);
  if (publicKey.byteLength !== KEY_BYTES)
    throw keyRefused(name, `its public key has ${publicKey.byteLength} bytes, not 32`);
  if (keyIdHex(noteKeyId(name, SIGNATURE_TYPES[type], publicKey)) !== id) {
    throw keyRefused(name, `its id ${id} is not the one of this name and public key`);
  }
  // With one, a log could later say of any checkpoint that somebody else signed it.
  if (isWeakPoint(publicKey))
    throw keyRefused(name, 'it is a point of small order: anybody can sign with it');
  return noteVerifier(name, type, publicKey);
}

/** The verifier of a name, a type and a public key of 32 bytes. */
export function noteVerifier(name: string, type: NoteKeyType, publicKey: Uint8Array): NoteVerifier {
  const key = publicKeyOf(publicKey);
  const keyId = noteKeyId(name, SIGNATURE_TYPES[type], publicKey);
  const encoded = Buffer.concat([Uint8Array.of(SIGNATURE_TYPES[type]), publicKey]).toString('base64');
  const head = type === 'cosignature' ? TIMESTAMP_BYTES : 0;
  return {
    name,
    keyId,
    type,
    publicKey,
    vkey: `${name}+${keyIdHex(keyId)}+${encoded}`,
    verify(text, signature) {
      if (signature.byteLength !== head + SIGNATURE_BYTES) return undefined;
      if (type === 'ed25519') return verify(null, text, key, signature) ? {} : undefined;
      const timestamp = readTimestamp(signature);
      if (timestamp === undefined) return undefined;
      const good = verify(null, cosignedMessage(text, timestamp), key, signature.subarray(TIMESTAMP_BYTES));
      return good ? { timestamp } : undefined;
    },
  };
}

function typeOf(byte: number | undefined): NoteKeyType | undefined {
  if (byte === SIGNATURE_TYPES.ed25519) return 'ed25519';
  return byte === SIGNATURE_TYPES.cosignature ? 'cosignature' : undefined;
}

function keyRefused(name: string, rule: string): TouchstoneError {
  return new TouchstoneError(
    'NOTE_KEY',
    `The verifier key ${name === '' ? '' : `of ${name} `}is refused: ${rule}.`,
    {
      hint: 'Copy the verifier key whole, as the log or the witness publishes it.',
      details: { name },
    },
  );
}
