// SPDX-License-Identifier: Apache-2.0
import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';

export interface NewKey {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** Nova's `crypto.generate_key_pair` makes RSA keys of this many bits. */
const RSA_BITS = 2048;

/** A new RSA key: PEM (PKCS#1) for the user, and its public half in the form of authorized_keys (RFC 4253, section 6.6). */
export function generateSshKey(): NewKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: RSA_BITS });
  const { n, e } = publicKey.export({ format: 'jwk' });
  const blob = Buffer.concat([
    text('ssh-rsa'),
    mpint(Buffer.from(e!, 'base64url')),
    mpint(Buffer.from(n!, 'base64url')),
  ]);
  return {
    privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    publicKey: `ssh-rsa ${blob.toString('base64')} Generated-by-Nova`,
  };
}

function sized(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

const text = (value: string): Buffer => sized(Buffer.from(value));
/** RFC 4251, section 5: a leading zero keeps the number positive. */
const mpint = (bytes: Buffer): Buffer =>
  sized((bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);

/** MD5 of the key in pairs of digits, as Nova shows it; undefined where this is no public key. */
export function findFingerprint(publicKey: string, type: 'ssh' | 'x509'): string | undefined {
  const bytes = type === 'ssh' ? findSshBlob(publicKey) : findCertificate(publicKey);
  if (!bytes) return undefined;
  const digest = createHash(type === 'ssh' ? 'md5' : 'sha1')
    .update(bytes)
    .digest('hex');
  return digest.match(/../g)!.join(':');
}

/** The blob repeats the name of its algorithm. */
function findSshBlob(publicKey: string): Buffer | undefined {
  const [algorithm = '', encoded = ''] = publicKey.trim().split(/\s+/);
  const blob = Buffer.from(encoded, 'base64');
  if (blob.length < 4 + algorithm.length || algorithm === '') return undefined;
  const length = blob.readUInt32BE(0);
  return blob.subarray(4, 4 + length).toString() === algorithm ? blob : undefined;
}

function findCertificate(pem: string): Buffer | undefined {
  try {
    return new X509Certificate(pem).raw;
  } catch {
    return undefined;
  }
}
