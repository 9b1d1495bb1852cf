// SPDX-License-Identifier: Apache-2.0
import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { preAuthEncoding } from '../../packages/attest/src/envelope/pre-auth-encoding.js';
import { parsePublicKey } from '../../packages/attest/src/keys/public-key.js';

/** secure-systems-lab/dsse, protocol.md v1.0.2, "Test Vectors". */
const VECTOR = {
  body: 'hello world',
  payloadType: 'http://example.com/HelloWorld',
  pae: 'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
  x: 46950820868899156662930047687818585632848591499744589407958293238635476079160n,
  y: 5640078356564379163099075877009565129882514886557779369047442380624545832820n,
  /** r and s, 32 bytes each. */
  sig: 'A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==',
};

const bytes32 = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');

/** DER's ECDSA-Sig-Value (RFC 3279) of r and s. */
function derOf(raw: Buffer): Buffer {
  const whole = (half: Buffer): Buffer => {
    const short = half.subarray(half.findIndex((byte) => byte !== 0));
    const content = (short[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short;
    return Buffer.concat([Buffer.from([2, content.length]), content]);
  };
  const both = Buffer.concat([whole(raw.subarray(0, 32)), whole(raw.subarray(32))]);
  return Buffer.concat([Buffer.from([0x30, both.length]), both]);
}

describe("DSSE's own test vector", () => {
  const encoded = preAuthEncoding(VECTOR.payloadType, Buffer.from(VECTOR.body));

  test('is encoded as it says', () => expect(Buffer.from(encoded).toString()).toBe(VECTOR.pae));

  test('verifies by its key, the signature written in DER', () => {
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: bytes32(VECTOR.x).toString('base64url'),
      y: bytes32(VECTOR.y).toString('base64url'),
    };
    const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const key = parsePublicKey(pem.toString());
    const raw = Buffer.from(VECTOR.sig, 'base64');
    expect(key.verifies(encoded, derOf(raw))).toBe(true);
    expect(key.verifies(encoded, raw), 'r and s without DER are another format').toBe(false);
    expect(key.verifies(Buffer.concat([encoded, Buffer.from('!')]), derOf(raw))).toBe(false);
  });
});
