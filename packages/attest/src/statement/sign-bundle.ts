// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Envelope, type StatementOf } from '@touchstone/model';
import { assessEvidence, evidenceOf } from '../bundle/evidence.js';
import type { OpenBundle } from '../bundle/open-bundle.js';
import { addSignature } from '../envelope/sign-envelope.js';
import type { SigningKey } from '../keys/signing-key.js';
import { makeCertificate, type CertificateInput, type CertifiedBundle } from './make-certificate.js';
import { heldWaiver } from './held-waiver.js';
import { parseSignedStatement } from './parse-signed-statement.js';
import { signStatement } from './sign-statement.js';
import { verifyCertificate } from './verify-certificate.js';

/** What was signed. */
export interface SignedCertificate {
  readonly statement: StatementOf<'certificate'>;
  readonly envelope: Envelope;
}

/**
 * Signs a bundle: computes its assessment anew, and makes and signs the certificate that follows from it. Writes nothing.
 * @throws what assessEvidence, makeCertificate and signStatement throw
 */
export async function signBundle(
  bundle: OpenBundle,
  input: Omit<CertificateInput, keyof CertifiedBundle>,
  keys: readonly SigningKey[],
): Promise<SignedCertificate> {
  const statement = makeCertificate({ ...(await certifiedBundle(bundle)), ...input });
  return { statement, envelope: signStatement(statement, keys) };
}

/**
 * Adds a signature to the certificate that a bundle has, after holding it to the evidence: nobody signs what another wrote
 * without having computed it. The signatures that it has are not verified; that takes a trust root.
 * @throws TouchstoneError BUNDLE_INCOMPLETE where it has none; what verifyCertificate throws; ENVELOPE_KEYS
 */
export async function countersignBundle(bundle: OpenBundle, key: SigningKey): Promise<SignedCertificate> {
  const { certificate, waivers } = bundle.attestation;
  if (certificate === undefined) {
    throw new TouchstoneError('BUNDLE_INCOMPLETE', `${bundle.path} has no certificate.`, {
      hint: 'Sign it first: touchstone sign BUNDLE --lab ID.',
    });
  }
  const { statement, envelope } = parseSignedStatement(
    certificate,
    `the certificate of ${bundle.path}`,
    'certificate',
  );
  const held = waivers.map((bytes) => heldWaiver(bytes, `a waiver of ${bundle.path}`));
  verifyCertificate(statement, await certifiedBundle(bundle), held);
  return { statement, envelope: addSignature(envelope.envelope, key) };
}

async function certifiedBundle({ index, indexDigest, members, path }: OpenBundle): Promise<CertifiedBundle> {
  const evidence = evidenceOf(members, path);
  return { index, indexDigest, evidence, assessment: await assessEvidence(evidence) };
}
