// SPDX-License-Identifier: Apache-2.0
import type { CertificateState, TrustedRoot } from '@touchstone/attest';
import { listedCertificate, LOG_ENTRY_FORMAT, sha256Digest } from '@touchstone/model';
import { expect, it } from 'vitest';
import { listCertificate } from './listed-certificate.js';

const day = (date: string) => `${date}T00:00:00.000Z`;
const root = {
  findOwner: (id: string) => (id === 'stranger' ? undefined : { id, name: `The ${id}` }),
} as unknown as TrustedRoot;

function state(change: Partial<CertificateState> = {}): CertificateState {
  return {
    index: 7,
    entry: {
      format: LOG_ENTRY_FORMAT,
      kind: 'certificate',
      loggedAt: day('2026-11-22'),
      statement: sha256Digest('statement'),
      envelope: sha256Digest('envelope'),
      bundle: sha256Digest('bundle'),
      solution: 'tool',
      versions: ['1.0'],
      level: 'basic',
      guideline: '2026.11',
      lab: 'lab',
      outcome: sha256Digest('outcome'),
      issuedAt: day('2026-11-21'),
      expiresAt: day('2027-11-21'),
      supersedes: null,
    },
    state: 'valid',
    why: 'In force.',
    since: day('2026-11-21'),
    tier: 'reproduced',
    reproducedBy: ['twin'],
    renewedBy: null,
    waivers: [],
    revocations: [],
    ...change,
  };
}

it('a certificate is shown with its lab by name, and by id where the trust root does not know it', () => {
  expect(listCertificate(state(), root)).toMatchObject({
    lab: 'lab',
    labName: 'The lab',
    reproducedBy: ['twin'],
  });
  const stranger = state({ entry: { ...state().entry, lab: 'stranger' }, state: 'not believed', tier: null });
  expect(listedCertificate.parse(listCertificate(stranger, root))).toMatchObject({
    labName: 'stranger',
    state: 'not believed',
    tier: null,
  });
});

it('waivers in force and revocations stand with it, those without effect too', () => {
  const shown = listCertificate(
    state({
      waivers: [
        {
          index: 8,
          envelope: sha256Digest('waiver'),
          state: 'in force',
          from: day('2026-11-22'),
          until: day('2027-01-01'),
          solution: 'tool',
          versions: [],
          guideline: '2026.11',
          criterion: 'least-privilege',
          reason: 'No cloud can show it yet.',
          by: 'body',
          revocations: [],
        },
      ],
      revocations: [
        {
          index: 9,
          loggedAt: day('2026-11-23'),
          reason: 'other',
          statement: 'We do not like it.',
          by: 'rival',
          effect: false,
          why: 'rival may not revoke it.',
        },
      ],
    }),
    root,
  );
  expect(listedCertificate.parse(shown)).toEqual(shown);
  expect(shown.waivers).toMatchObject([{ criterion: 'least-privilege', byName: 'The body', index: 8 }]);
  expect(shown.revocations).toMatchObject([{ by: 'rival', effect: false, index: 9 }]);
});
