// SPDX-License-Identifier: Apache-2.0
import { createKeyPair, signStatement } from '@touchstone/attest';
import type { Envelope, Statement } from '@touchstone/model';
import { readCatalogBundle } from '../../packages/attest/src/testing/catalog-bundle.js';
import { makeCertificate } from '../../packages/attest/src/statement/make-certificate.js';
import type { SigningKey } from '../../packages/attest/src/keys/signing-key.js';

/** One new key of each algorithm. */
export const SIGNERS: readonly SigningKey[] = [createKeyPair('ed25519').key, createKeyPair('ecdsa-p256').key];

/** A real certificate: that of a solution of the catalog. */
export async function certificateOf(solution: string): Promise<Statement> {
  return makeCertificate({
    ...(await readCatalogBundle(solution)),
    lab: 'a-lab',
    tool: { name: 'touchstone', version: '0.1.0' },
    issuedAt: new Date('2026-11-23T00:00:00.000Z'),
    waivers: [],
    supersedes: null,
    artefacts: [],
  });
}

/** The certificate of rclone, signed by both. */
export async function signedCertificate(): Promise<Envelope> {
  return signStatement(await certificateOf('rclone'), SIGNERS);
}
