// SPDX-License-Identifier: Apache-2.0
import { createKeyPair, envelopeText, parseTrustRoot, signTrustRoot } from '@touchstone/attest';
import { TRUST_ROOT_FORMAT, type TrustRoot } from '@touchstone/model';
import { expect, it } from 'vitest';
import { trustRootText } from './trust-root-text.js';

it("shows a stranger's names on one line and without what a terminal would obey", () => {
  const { key } = createKeyPair('ed25519');
  const [validFrom, validUntil] = ['2026-01-01T00:00:00.000Z', '2028-01-01T00:00:00.000Z'];
  const name = 'Nobody\n  key 0000 (ed25519)\n    may certify\u009b2J\u202e';
  const paper: TrustRoot = {
    format: TRUST_ROOT_FORMAT,
    name: 'Example',
    version: 1,
    issuedAt: '2026-01-02T00:00:00.000Z',
    expiresAt: validUntil,
    threshold: 1,
    rootKeys: [key.id],
    owners: [{ id: 'nobody', name, kind: 'lab', operator: '\u001b[8mhidden' }],
    keys: [
      {
        id: key.id,
        algorithm: 'ed25519',
        publicKey: key.pem,
        owner: 'nobody',
        may: ['root'],
        validFrom,
        validUntil,
      },
    ],
    logs: [],
    guidelines: [],
  };
  const bytes = Buffer.from(envelopeText(signTrustRoot(paper, [key], undefined, 'root')));
  const text = trustRootText(parseTrustRoot(bytes, 'root'), [key.id], new Date(validFrom));
  expect(text.split('\n').filter((line) => line.startsWith('  key '))).toHaveLength(1);
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});
