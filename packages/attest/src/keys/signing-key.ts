// SPDX-License-Identifier: Apache-2.0
import type { KeyAlgorithm } from '@touchstone/model';

/** Checks signatures of one public key. */
export interface VerifyingKey {
  /** SHA-256 of the SubjectPublicKeyInfo (DER), hex. */
  readonly id: string;
  readonly algorithm: KeyAlgorithm;
  /** SubjectPublicKeyInfo as PEM, with a line end. */
  readonly pem: string;
  /** Whether the signature over exactly these bytes is this key's. Never throws for wrong bytes. */
  verifies(bytes: Uint8Array, signature: Uint8Array): boolean;
}

/** Signs with a private key, which it never shows. */
export interface SigningKey extends VerifyingKey {
  /** Ed25519 (RFC 8032): 64 bytes. ECDSA P-256 with SHA-256: DER, as sigstore and in-toto tools write it. */
  sign(bytes: Uint8Array): Uint8Array;
}
