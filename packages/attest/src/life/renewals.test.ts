// SPDX-License-Identifier: Apache-2.0
import type { CertificateEntry } from '@touchstone/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogOfPapers } from '../testing/life-world.js';
import type { LoggedEntry } from './log-statements.js';
import { renewals } from './renewals.js';

const certificate = fc.record({
  lab: fc.constantFrom('lab', 'other'),
  solution: fc.constantFrom('tool', 'tool-two'),
  expiresAt: fc.integer({ min: 1, max: 9 }).map((day) => `2027-06-0${day}T00:00:00.000Z`),
});

/** By looking at each pair. */
function plainly(
  one: LoggedEntry<CertificateEntry>,
  all: readonly LoggedEntry<CertificateEntry>[],
): number | null {
  const later = all.filter(
    ({ index, entry }) =>
      index > one.index &&
      entry.expiresAt > one.entry.expiresAt &&
      entry.lab === one.entry.lab &&
      entry.solution === one.entry.solution,
  );
  return later.at(-1)?.index ?? null;
}

describe('the renewal of a certificate', () => {
  it('is the one that comparing each with each finds', () => {
    fc.assert(
      fc.property(fc.array(certificate, { maxLength: 30 }), (changes) => {
        const log = new LogOfPapers();
        for (const [i, change] of changes.entries()) log.certificate(`c${i}`, '2026-11-22', change);
        const all = log.entries.flatMap(({ index, entry }) =>
          entry.kind === 'certificate' ? [{ index, entry }] : [],
        );
        const renewalOf = renewals(all);
        expect(all.map(renewalOf)).toEqual(all.map((one) => plainly(one, all)));
      }),
    );
  });
});
