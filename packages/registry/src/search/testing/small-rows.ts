// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { FACETS, type Facet } from '../facets.js';
import type { SearchRow } from '../search-row.js';

/** A row about nothing in particular, but for what a test is about. */
export function aRow(change: Partial<SearchRow> & Pick<SearchRow, 'id'>): SearchRow {
  const row = {
    name: change.id,
    vendor: 'nobody',
    description: '',
    category: 'backup',
    licence: 'MIT',
    level: null,
    versions: ['1.0'],
    evidence: 'scan',
    evidenceAt: null,
    tier: 'self-attested',
    state: 'valid',
    expiresAt: '2027-11-22T00:00:00.000Z',
    freshness: 'fresh',
    changesAt: null,
    ...change,
  } as const;
  const facets: Record<Facet, readonly string[]> = {
    category: [row.category],
    service: [],
    native: [],
    level: [row.level ?? 'none'],
    release: [],
    platform: [],
    tier: row.tier === null ? [] : [row.tier],
    licence: [row.licence],
    freshness: [row.freshness],
    evidence: [row.evidence],
  };
  return { ...row, facets: { ...facets, ...change.facets } };
}

/** Few different values, so that queries meet rows; enough rows for several words of a bit set. */
export const VALUES: Readonly<Record<Facet, readonly string[]>> = {
  category: ['backup', 'paas', 'ci'],
  service: ['compute', 'network', 'dns', 'x-1', 'x-2', 'x-3'],
  native: ['compute', 'networking', 'dns'],
  level: ['none', 'basic', 'integrated', 'native'],
  release: ['zed', '2025.1', '2026.2'],
  platform: ['embedded', 'lab', 'cloud'],
  tier: ['self-attested', 'lab-verified'],
  licence: ['MIT', 'Apache-2.0', 'ISC'],
  freshness: ['fresh', 'stale', 'expired', 'revoked'],
  evidence: ['run', 'scan'],
};
export const WORDS = 'swift swing swim nova novel backup backups cloud clouds the Überall q 7'.split(' ');

const text = (most: number) =>
  fc.array(fc.constantFrom(...WORDS), { maxLength: most }).map((words) => words.join(' '));

const facets = fc.record(
  Object.fromEntries(
    FACETS.map(({ id }) => [id, fc.uniqueArray(fc.constantFrom(...VALUES[id]), { maxLength: 3 })]),
  ) as Record<Facet, fc.Arbitrary<string[]>>,
);

export const someRows = (most: number): fc.Arbitrary<SearchRow[]> =>
  fc.uniqueArray(
    fc
      .record({
        id: fc.integer({ min: 0, max: 2 * most }).map((number) => `solution-${number}`),
        name: text(2),
        vendor: text(1),
        description: text(6),
        level: fc.constantFrom(null, 'basic', 'integrated', 'native'),
        evidenceAt: fc.constantFrom(null, '2026-01-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z'),
        freshness: fc.constantFrom('fresh', 'stale', 'expired', 'revoked'),
        facets,
      } as const)
      .map((row) => aRow(row)),
    { maxLength: most, selector: ({ id }) => id },
  );
