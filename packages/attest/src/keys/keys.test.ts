// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { KEY_ALGORITHMS } from '@touchstone/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededKey } from '../testing/seeded-key.js';
import { createKeyPair } from './create-key-pair.js';
import { parsePrivateKey } from './private-key.js';
import { parsePublicKey } from './public-key.js';
import { isWeakPoint } from './weak-points.js';

const refuses = (read: () => unknown, code: string): void =>
  expect(read).toThrow(expect.objectContaining({ code }));
const spkiPem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
const pkcs8Pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const pem = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`;
const ED25519_SPKI = '302a300506032b6570032100';
const ED25519_PKCS8 = '302e020100300506032b657004220420';

describe.each(KEY_ALGORITHMS)('a new %s key', (algorithm) => {
  const { key, privatePem } = createKeyPair(algorithm);

  it('reads back from its two files as the same key', () => {
    expect(parsePrivateKey(privatePem).id).toBe(key.id);
    expect(parsePublicKey(key.pem)).toMatchObject({ id: key.id, algorithm, pem: key.pem });
    expect(key.id).toMatch(/^[0-9a-f]{64}$/);
  });

  it('verifies what it signed, and nothing else', () => {
    const other = createKeyPair(algorithm).key;
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), (bytes, n) => {
        const signature = parsePrivateKey(privatePem).sign(bytes);
        expect(key.verifies(bytes, signature)).toBe(true);
        expect(other.verifies(bytes, signature)).toBe(false);
        expect(key.verifies(Buffer.concat([bytes, Buffer.from([0])]), signature)).toBe(false);
        const changed = Buffer.from(signature);
        changed[n % changed.length]! ^= 1 << (n % 8);
        expect(key.verifies(bytes, changed)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('says no, and does not throw, to signatures of any other form', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => !key.verifies(Buffer.from('x'), bytes)),
    );
  });

  it('is opened by its passphrase only, where it was made with one', () => {
    const sealed = createKeyPair(algorithm, { passphrase: 'pässword' });
    expect(sealed.privatePem).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
    expect(parsePrivateKey(sealed.privatePem, { passphrase: 'pässword' }).id).toBe(sealed.key.id);
    refuses(() => parsePrivateKey(sealed.privatePem, { passphrase: 'password' }), 'KEY_PASSPHRASE');
    refuses(() => parsePrivateKey(sealed.privatePem, { passphrase: '' }), 'KEY_PASSPHRASE');
    refuses(() => parsePrivateKey(sealed.privatePem), 'KEY_ENCRYPTED');
  });
});

describe('an Ed25519 key', () => {
  // RFC 8032, section 7.1: secret key, public key, message, signature of TEST 1 to 3.
  it.each([
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('signs as RFC 8032 does: %s', (secret, publicHalf, message, signature) => {
    const key = parsePrivateKey(pem('PRIVATE KEY', Buffer.from(ED25519_PKCS8 + secret, 'hex')));
    expect(key.pem).toBe(pem('PUBLIC KEY', Buffer.from(ED25519_SPKI + publicHalf, 'hex')));
    expect(Buffer.from(key.sign(Buffer.from(message, 'hex'))).toString('hex')).toBe(signature);
  });

  it('takes a signature in one form only: with S taken modulo the order of the group', () => {
    const key = seededKey('lab');
    const message = Buffer.from('x');
    const signature = Buffer.from(key.sign(message));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = BigInt(`0x${Buffer.from(signature.subarray(32).toReversed()).toString('hex')}`) + order;
    const more = Buffer.from(Buffer.from(s.toString(16).padStart(64, '0'), 'hex').toReversed());
    expect(key.verifies(message, Buffer.concat([signature.subarray(0, 32), more]))).toBe(false);
    expect(key.verifies(message, signature)).toBe(true);
  });

  it('is refused where it is a point with which anybody can sign anything', () => {
    const identity = `01${'00'.repeat(31)}`;
    const spki = Buffer.from(ED25519_SPKI + identity, 'hex');
    refuses(() => parsePublicKey(pem('PUBLIC KEY', spki)), 'KEY_WEAK');
  });

  it('is weak at each of the points of small order, with either sign, and nowhere else', () => {
    const p = 2n ** 255n - 19n;
    const littleEndian = (y: bigint, sign = 0): Buffer => {
      const bytes = Buffer.from(Buffer.from(y.toString(16).padStart(64, '0'), 'hex').toReversed());
      bytes[31]! |= sign << 7;
      return bytes;
    };
    const y8 = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
    // d*y^4 + 2*y^2 = 1 with d = -121665/121666 (RFC 8032, section 5.1): 2P has y = 0, so that P has order 8.
    expect((121665n * y8 ** 4n + 121666n * (1n - 2n * y8 ** 2n)) % p).toBe(0n);
    for (const y of [0n, 1n, p - 1n, p, p + 1n, y8, p - y8]) {
      expect([isWeakPoint(littleEndian(y)), isWeakPoint(littleEndian(y, 1))], `${y}`).toEqual([true, true]);
    }
    expect(isWeakPoint(littleEndian(2n))).toBe(false);
    expect(isWeakPoint(littleEndian(p - 2n, 1))).toBe(false);
  });
});

describe('an ECDSA key', () => {
  it('has one id, whether its point is written compressed or not', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const spki = publicKey.export({ type: 'spki', format: 'der' });
    const [x, y] = [spki.subarray(27, 59), spki.subarray(59)];
    const compressed = Buffer.concat([
      Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex'),
      Buffer.from([(y.at(-1)! & 1) + 2]),
      x,
    ]);
    expect(parsePublicKey(pem('PUBLIC KEY', compressed)).pem).toBe(spkiPem(publicKey));
  });

  it('is refused where its point is not on the curve', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const spki = publicKey.export({ type: 'spki', format: 'der' });
    spki[spki.length - 1]! ^= 1;
    refuses(() => parsePublicKey(pem('PUBLIC KEY', spki)), 'KEY_FORMAT');
  });

  it('accepts both signatures that are good by FIPS 186-5, and DER in its one form only', () => {
    const { key } = createKeyPair('ecdsa-p256');
    const message = Buffer.from('x');
    const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const whole = (value: bigint): Buffer => {
      const bytes = Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
      const short = bytes.subarray(bytes.findIndex((one) => one !== 0));
      const content = (short[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short;
      return Buffer.concat([Buffer.from([2, content.length]), content]);
    };
    const der = (r: Buffer, s: Buffer): Buffer =>
      Buffer.concat([Buffer.from([0x30, r.length + s.length]), r, s]);
    const signature = Buffer.from(key.sign(message));
    const rLength = signature[3]!;
    const r = BigInt(`0x${signature.subarray(4, 4 + rLength).toString('hex')}`);
    const s = BigInt(`0x${signature.subarray(6 + rLength).toString('hex')}`);
    expect(der(whole(r), whole(s))).toEqual(signature);
    expect(key.verifies(message, der(whole(r), whole(n - s)))).toBe(true);

    const padded = Buffer.concat([Buffer.from([2, whole(s)[1]! + 1, 0]), whole(s).subarray(2)]);
    const longForm = Buffer.concat([Buffer.from([0x30, 0x81, signature[1]!]), signature.subarray(2)]);
    const raw = Buffer.from(r.toString(16).padStart(64, '0') + s.toString(16).padStart(64, '0'), 'hex');
    for (const wrong of [
      der(whole(r), padded),
      longForm,
      raw,
      Buffer.concat([signature, Buffer.from([0])]),
      signature.subarray(0, -1),
      der(whole(0n), whole(s)),
      der(whole(r), whole(0n)),
      der(whole(r), whole(s + n)),
    ]) {
      expect(key.verifies(message, wrong), wrong.toString('hex')).toBe(false);
    }
  });

  it('is read in the form that openssl ecparam -genkey writes', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const sec1 = privateKey.export({ type: 'sec1', format: 'pem' }).toString();
    const parameters = pem('EC PARAMETERS', Buffer.from('06082a8648ce3d030107', 'hex'));
    expect(parsePrivateKey(`${parameters}${sec1}`).pem).toBe(spkiPem(publicKey));
  });
});

describe('a key of another kind', () => {
  it.each([
    ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['RSA-PSS', generateKeyPairSync('rsa-pss', { modulusLength: 2048 })],
    ['P-384', generateKeyPairSync('ec', { namedCurve: 'secp384r1' })],
    ['secp256k1', generateKeyPairSync('ec', { namedCurve: 'secp256k1' })],
    ['Ed448', generateKeyPairSync('ed448')],
    ['X25519', generateKeyPairSync('x25519')],
  ])('is refused: %s', (_, { privateKey, publicKey }) => {
    refuses(() => parsePublicKey(spkiPem(publicKey)), 'KEY_ALGORITHM');
    refuses(() => parsePrivateKey(pkcs8Pem(privateKey)), 'KEY_ALGORITHM');
  });

  it('is refused in PEM of any other form, or where it is the wrong half', () => {
    const key = seededKey('lab');
    const { privatePem } = createKeyPair('ed25519');
    refuses(() => parsePublicKey(privatePem), 'KEY_FORMAT');
    refuses(() => parsePrivateKey(key.pem), 'KEY_FORMAT');
    const cosign = pem('ENCRYPTED SIGSTORE PRIVATE KEY', Buffer.from('{}'));
    refuses(() => parsePrivateKey(cosign, { passphrase: 'x' }), 'KEY_FORMAT');
    for (const text of ['', 'lab', key.pem + key.pem, key.pem.slice(0, -20), '-----BEGIN '.repeat(10_000)]) {
      refuses(() => parsePublicKey(text), 'KEY_FORMAT');
      refuses(() => parsePrivateKey(text), 'KEY_FORMAT');
    }
  });

  it('is refused by name, and nothing of what was in the file is told', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = pem('PRIVATE KEY', bytes);
        try {
          parsePrivateKey(text, { passphrase: 'secret', name: 'lab.key' });
        } catch (error) {
          const { code, message, cause } = error as { code: string; message: string; cause?: unknown };
          expect(code).toBe('KEY_FORMAT');
          expect(message).toMatch(/^lab\.key /);
          expect(cause).toBeUndefined();
        }
      }),
    );
  });
});
