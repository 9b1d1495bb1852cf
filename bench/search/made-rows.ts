// SPDX-License-Identifier: Apache-2.0
import { FACETS, type Facet, type SearchRow } from '@touchstone/registry';
import { Seeded } from './seeded.js';

const SYLLABLES = 'ba cor den fi gra hel io jun ka lum mo nex or pa qui ros sta tor ul ver wy xa zen'.split(
  ' ',
);
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23);

/**
 * As many rows as asked for, each drawn from one of the real ones: its words in other company, some facets more or fewer.
 * Names, vendors and a part of the words are made up, so that there are as many different ones as in a real collection.
 */
export function makeRows(real: readonly SearchRow[], count: number): readonly SearchRow[] {
  const seeded = new Seeded(6);
  const words = [...new Set(real.flatMap(({ description }) => description.split(' ')))];
  const values = Object.fromEntries(
    FACETS.map(({ id }) => [id, [...new Set(real.flatMap(({ facets }) => facets[id]))].sort()]),
  ) as Record<Facet, string[]>;
  const made = Array.from({ length: 4000 }, () => invented(seeded));
  return Array.from({ length: count }, (_, row) =>
    makeRow(seeded, seeded.pick(real), row, { words, values, made }),
  );
}

interface Stock {
  readonly words: readonly string[];
  readonly values: Readonly<Record<Facet, readonly string[]>>;
  readonly made: readonly string[];
}

const LICENCES =
  'Apache-2.0 MIT GPL-3.0-or-later BSD-3-Clause MPL-2.0 GPL-2.0-only BSD-2-Clause LGPL-2.1-or-later AGPL-3.0-only ISC EPL-2.0 Unlicense Zlib'.split(
    ' ',
  );

function makeRow(seeded: Seeded, real: SearchRow, row: number, stock: Stock): SearchRow {
  const name = `${seeded.common(stock.made)} ${seeded.chance(0.5) ? real.name : seeded.pick(stock.made)}`;
  const ran = seeded.chance(0.5);
  const level = ran ? seeded.common(['basic', 'integrated', 'native'] as const) : null;
  const licence = seeded.common(LICENCES);
  const freshness = seeded.common(['fresh', 'stale', 'expired', 'revoked'] as const);
  const tier = seeded.common(['self-attested', 'lab-verified', 'reproduced'] as const);
  const category = seeded.chance(0.8) ? real.category : seeded.pick(stock.values.category);
  const vary = (facet: Facet): readonly string[] =>
    stock.values[facet].filter((value) => real.facets[facet].includes(value) !== seeded.chance(0.1));
  return {
    ...real,
    id: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${row}`,
    name,
    vendor: `${seeded.common(stock.made)} ${seeded.pick(['Inc.', 'GmbH', 'authors', 'project', 'Ltd.'])}`,
    description: described(seeded, real, stock),
    category,
    licence,
    level,
    tier,
    freshness,
    evidence: ran ? real.evidence : 'scan',
    evidenceAt: ran ? new Date(NOW - Math.floor(seeded.next() * 400 * DAY)).toISOString() : null,
    facets: {
      category: [category],
      service: vary('service'),
      native: vary('native'),
      level: [level ?? 'none'],
      release: ran ? stock.values.release.filter(() => seeded.chance(0.4)) : [],
      platform: ran ? ['embedded', ...(seeded.chance(0.3) ? ['lab'] : [])] : [],
      tier: [tier],
      licence: [licence],
      freshness: [freshness],
      evidence: ran ? ['run', 'scan'] : ['scan'],
    },
  };
}

/** The real text with every fourth word another one. */
function described(seeded: Seeded, real: SearchRow, { words, made }: Stock): string {
  return real.description
    .split(' ')
    .map((word) =>
      seeded.chance(0.75) ? word : seeded.chance(0.6) ? seeded.pick(words) : seeded.common(made),
    )
    .join(' ');
}

function invented(seeded: Seeded): string {
  return Array.from({ length: 2 + seeded.below(3) }, () => seeded.pick(SYLLABLES)).join('');
}
