// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';

/** Rounds of PBKDF2 with HMAC-SHA-256 (OWASP Password Storage Cheat Sheet, 2023). Node itself would write 2048. */
const ITERATIONS = 600_000;

/** OBJECT IDENTIFIERs in DER. */
const PBES2 = Buffer.from('06092a864886f70d01050d', 'hex');
const PBKDF2 = Buffer.from('06092a864886f70d01050c', 'hex');
const HMAC_SHA256 = Buffer.from('06082a864886f70d0209', 'hex');
const AES_256_CBC = Buffer.from('060960864801650304012a', 'hex');
const NULL = Buffer.from('0500', 'hex');

/**
 * Encrypts a private key: EncryptedPrivateKeyInfo (RFC 5958) with PBES2 (RFC 8018) as PEM, which openssl and every library that reads
 * PKCS#8 opens.
 *
 * @param pkcs8 PrivateKeyInfo in DER
 */
export function encryptPrivateKey(pkcs8: Uint8Array, passphrase: string): string {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const key = pbkdf2Sync(passphrase, salt, ITERATIONS, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const sealed = Buffer.concat([cipher.update(pkcs8), cipher.final()]);
  const parameters = sequence(octets(salt), integer(ITERATIONS), sequence(HMAC_SHA256, NULL));
  const scheme = sequence(PBES2, sequence(sequence(PBKDF2, parameters), sequence(AES_256_CBC, octets(iv))));
  const lines =
    sequence(scheme, octets(sealed))
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN ENCRYPTED PRIVATE KEY-----', ...lines, '-----END ENCRYPTED PRIVATE KEY-----', ''].join(
    '\n',
  );
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function octets(bytes: Buffer): Buffer {
  return tagged(0x04, bytes);
}

/** Of a number from 1 to 2^31 - 1. */
function integer(value: number): Buffer {
  const hex = value.toString(16);
  const even = hex.padStart(hex.length + (hex.length % 2), '0');
  // A first bit of one would make it negative.
  return tagged(0x02, Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex'));
}

/** DER's tag, length and content; contents here are shorter than 64 KiB. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}
