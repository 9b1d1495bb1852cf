// SPDX-License-Identifier: Apache-2.0

/** The prime of Curve25519's field (RFC 8032, section 5.1). */
const P = 2n ** 255n - 19n;
/** y of a point of order 8: a root of d*y^4 + 2*y^2 - 1, since doubling such a point gives one with y = 0. */
const Y8 = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;

/** y of every point of small order, also where it is written as more than P. */
const WEAK = [0n, 1n, P - 1n, P, P + 1n, Y8, P - Y8];

/**
 * Whether an Ed25519 public key is a point of small order. With such a key anybody can make a signature that holds for any
 * message: who publishes one can later say that somebody else signed, or have signed what nobody knew yet.
 * With the identity for key and R, and S = 0, OpenSSL 3.0 (Node 20) finds any message signed; OpenSSL 3.5 does not.
 *
 * @param key the 32 bytes of RFC 8032: y, little-endian, the sign of x in the last bit
 */
export function isWeakPoint(key: Uint8Array): boolean {
  const bigEndian = Buffer.from(key.toReversed());
  bigEndian[0] = (bigEndian[0] ?? 0) & 0x7f;
  return WEAK.includes(BigInt(`0x${bigEndian.toString('hex')}`));
}
