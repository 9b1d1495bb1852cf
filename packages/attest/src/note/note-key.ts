// SPDX-License-Identifier: Apache-2.0
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** How a key signs: `ed25519` signs a note's text as it is, `cosignature` a checkpoint together with the time. */
export type NoteKeyType = 'ed25519' | 'cosignature';

/** The signature type bytes of c2sp.org/signed-note that we sign with and verify. */
export const SIGNATURE_TYPES: Readonly<Record<NoteKeyType, number>> = { ed25519: 0x01, cosignature: 0x04 };

/** Bytes of an Ed25519 public key, of a seed, and of a signature (RFC 8032). */
export const KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

/** The DER of RFC 8410 in front of the 32 bytes of a public key (SubjectPublicKeyInfo) and of a seed (PKCS #8). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Whether a key may have this name: not empty, no Unicode space, no plus, nothing that a note's lines cannot hold. */
export function isKeyName(name: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what the format forbids
  return name.length > 0 && !/[\p{White_Space}\p{Surrogate}+\u0000-\u001f]/u.test(name);
}

/** A key's id: SHA-256 of name, line end, signature type and public key, the first four bytes (c2sp.org/signed-note). */
export function noteKeyId(name: string, typeByte: number, publicKey: Uint8Array): number {
  const hash = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(typeByte)).update(publicKey);
  return hash.digest().readUInt32BE(0);
}

/** A key id as verifier keys and signer keys spell it. */
export function keyIdHex(keyId: number): string {
  return keyId.toString(16).padStart(8, '0');
}

/** The Ed25519 public key of these 32 bytes. */
export function publicKeyOf(bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_HEAD, bytes]), format: 'der', type: 'spki' });
}

/** The Ed25519 private key of this seed. */
export function privateKeyOf(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
}

/** The 32 bytes of an Ed25519 key's public half. */
export function publicBytes(key: KeyObject): Uint8Array {
  const der = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'der', type: 'spki' });
  return der.subarray(SPKI_HEAD.byteLength);
}
