// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, sign } from 'node:crypto';
import { TouchstoneError } from '@touchstone/model';
import { findBase64 } from './base64.js';
import { cosignedMessage, timestampBytes } from './cosigned-message.js';
import {
  isKeyName,
  KEY_BYTES,
  keyIdHex,
  privateKeyOf,
  publicBytes,
  SIGNATURE_TYPES,
  type NoteKeyType,
} from './note-key.js';
import { noteVerifier, type NoteVerifier } from './note-verifier.js';

/** Signs notes with a private key, which it never shows. */
export interface NoteSigner {
  readonly verifier: NoteVerifier;
  /**
   * The signature over a note's text, without the key id.
   * @param timestamp seconds since 1970, what a cosignature says; a plain signature says no time and takes none
   */
  sign(text: Uint8Array, timestamp?: number): Uint8Array;
}

/** A new key as its two texts: `signer` is secret, `verifier` is for everyone. */
export interface NoteKeyPair {
  readonly signer: string;
  readonly verifier: string;
}

/**
 * Makes a new key for notes. The signer's text is the one of Go's `note.GenerateKey`: `PRIVATE+KEY+<name>+<8 hex
 * digits>+<base64 of signature type and seed>`; c2sp.org/signed-note leaves that form open.
 * @param name the key's name: a log's origin, or a witness's name
 * @param type `ed25519` for a log, `cosignature` for a witness
 * @throws TouchstoneError NOTE_KEY: no key can have this name
 */
export function createNoteKey(name: string, type: NoteKeyType = 'ed25519'): NoteKeyPair {
  if (!isKeyName(name))
    throw signerRefused(`${JSON.stringify(name)} is no name for it: spaces and plus are not allowed`);
  const pair = generateKeyPairSync('ed25519');
  const seed = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-KEY_BYTES);
  const verifier = noteVerifier(name, type, publicBytes(pair.publicKey));
  const encoded = Buffer.concat([Uint8Array.of(SIGNATURE_TYPES[type]), seed]).toString('base64');
  return { signer: `PRIVATE+KEY+${name}+${keyIdHex(verifier.keyId)}+${encoded}`, verifier: verifier.vkey };
}

/**
 * A signer from its secret text, as `createNoteKey` or Go's `note.GenerateKey` wrote it; one line end after it is allowed.
 * @throws TouchstoneError NOTE_KEY: malformed, or its id is not the key's. The message never quotes the text.
 */
export function parseNoteSigner(text: string): NoteSigner {
  const [, name = '', id, encoded = ''] =
    /^PRIVATE\+KEY\+([^+]*)\+([0-9a-f]{8})\+([^\n]*)\n?$/.exec(text) ?? [];
  const bytes = findBase64(encoded);
  if (!isKeyName(name) || bytes === undefined || bytes.byteLength !== 1 + KEY_BYTES) {
    throw signerRefused('it is not PRIVATE+KEY+<name>+<8 hex digits>+<base64>');
  }
  const type = bytes[0] === SIGNATURE_TYPES.cosignature ? 'cosignature' : 'ed25519';
  if (bytes[0] !== SIGNATURE_TYPES[type])
    throw signerRefused('its signature type is not one that is signed with here');
  const key = privateKeyOf(bytes.subarray(1));
  const verifier = noteVerifier(name, type, publicBytes(key));
  if (keyIdHex(verifier.keyId) !== id)
    throw signerRefused(`its id is not the one of its name ${name} and its key`);
  return {
    verifier,
    sign(noteText, timestamp) {
      if (type === 'ed25519') return sign(null, noteText, key);
      if (timestamp === undefined || !Number.isSafeInteger(timestamp) || timestamp < 1) {
        throw new TypeError('a cosignature says its time, a whole number of seconds since 1970');
      }
      return Buffer.concat([
        timestampBytes(timestamp),
        sign(null, cosignedMessage(noteText, timestamp), key),
      ]);
    },
  };
}

function signerRefused(rule: string): TouchstoneError {
  return new TouchstoneError('NOTE_KEY', `The key for signing notes is refused: ${rule}.`, {
    hint: 'Make a key for a log or a witness with `touchstone log create` or `touchstone log witness`.',
  });
}
