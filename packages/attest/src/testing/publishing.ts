// SPDX-License-Identifier: Apache-2.0
import { sha256Digest, type TrustedKey } from '@touchstone/model';
import { TrustedRoot } from '../trust/trusted-root.js';
import { aTrustedKey, anOwner, aTrustRoot } from './a-trust-root.js';
import type { MemoryLog } from './memory-log.js';
import { readPublishedGuideline } from './published-guideline.js';
import { seededKey } from './seeded-key.js';

/** A trust root of a lab, a registry, the guideline as published, and a log. */
export function publishingRoot(log: MemoryLog, witnesses: readonly string[] = [], quorum = 0): TrustedRoot {
  const { texts } = readPublishedGuideline();
  const key = (id: string, ...may: TrustedKey['may']): TrustedKey => aTrustedKey(seededKey(id), id, may);
  const paper = aTrustRoot({
    owners: [anOwner('lab'), anOwner('other-lab'), anOwner('registry', 'registry'), anOwner('body', 'body')],
    keys: [
      key('lab', 'certify'),
      key('other-lab', 'certify'),
      key('registry', 'revoke', 'announce'),
      key('body', 'waive'),
    ],
    logs: [
      {
        origin: log.origin,
        key: log.vkey,
        validFrom: '2026-01-01T00:00:00.000Z',
        validUntil: '2028-01-01T00:00:00.000Z',
        witnesses: { quorum, keys: [...witnesses] },
      },
    ],
    guidelines: [
      {
        version: '2026.11',
        guideline: sha256Digest(texts.guideline),
        concerns: sha256Digest(texts.concerns),
        categories: sha256Digest(texts.categories),
      },
    ],
  });
  return new TrustedRoot(paper, sha256Digest('publishing'), []);
}
