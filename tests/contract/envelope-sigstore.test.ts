// SPDX-License-Identifier: Apache-2.0
import { bundleFromJSON } from '@sigstore/bundle';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import type { Envelope } from '@touchstone/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { SIGNERS, signedCertificate } from './signed-certificate.js';

let envelope: Envelope;
beforeAll(async () => {
  envelope = await signedCertificate();
});

/** sigstore-js's verdict on a Sigstore bundle (v0.3) of an envelope with one signature, by a public key with a hint. */
function sigstoreVerifies(dsseEnvelope: Envelope): void {
  const [signature] = dsseEnvelope.signatures;
  const bundle = bundleFromJSON({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      publicKey: { hint: signature?.keyid },
      tlogEntries: [],
      timestampVerificationData: { rfc3161Timestamps: [] },
    },
    dsseEnvelope,
  });
  const keys = SIGNERS.map(({ id, pem }) => {
    const rawBytes = Buffer.from(pem.split('\n').slice(1, -2).join(''), 'base64');
    return [id, { rawBytes, keyDetails: 0, validFor: undefined }] as const;
  });
  const nobody = {
    certificateAuthorities: [],
    timestampAuthorities: [],
    tlogs: [],
    ctlogs: [],
    mediaType: '',
  };
  const trusted = toTrustMaterial(nobody, Object.fromEntries(keys));
  new Verifier(trusted, { ctlogThreshold: 0, tlogThreshold: 0, timestampThreshold: 0 }).verify(
    toSignedEntity(bundle),
  );
}

describe.each(SIGNERS)('a certificate signed with $algorithm', ({ id }) => {
  const signedBy = (change: Partial<Envelope> = {}): Envelope => ({
    ...envelope,
    signatures: envelope.signatures.filter(({ keyid }) => keyid === id),
    ...change,
  });

  test('is accepted by sigstore-js, as what it is', () => {
    expect(() => sigstoreVerifies(signedBy())).not.toThrow();
    expect(envelope.payloadType).toBe('application/vnd.in-toto+json');
  });

  test('is refused by sigstore-js once payload, payload type or signer are others', () => {
    const payload = Buffer.from(`${Buffer.from(envelope.payload, 'base64').toString()} `).toString('base64');
    const [other] = envelope.signatures.filter(({ keyid }) => keyid !== id);
    const signatures = [{ keyid: id, sig: other?.sig ?? '' }];
    for (const change of [{ payload }, { payloadType: 'text/plain' }, { signatures }]) {
      expect(() => sigstoreVerifies(signedBy(change))).toThrow(
        expect.objectContaining({ code: 'SIGNATURE_ERROR' }),
      );
    }
  });
});
