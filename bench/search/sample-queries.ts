// SPDX-License-Identifier: Apache-2.0
import { FACETS, type SearchRow } from '@touchstone/registry';
import { Seeded } from './seeded.js';

/**
 * What people ask, as the query part of URLs: words out of the rows they look for, facets that these have, the beginning
 * of a word, a slip of the finger; mostly by relevance, mostly the first page. The same for any number of rows that
 * begin with the same ones.
 */
export function sampleQueries(rows: readonly SearchRow[], count: number): readonly string[] {
  const seeded = new Seeded(66);
  return Array.from({ length: count }, () => {
    const wanted = seeded.pick(rows);
    const asked = new URLSearchParams();
    const text = sampleText(seeded, wanted);
    if (text !== '') asked.append('q', text);
    const facets = seeded.common([0, 1, 2, 3]);
    for (let facet = 0; facet < facets; facet += 1) {
      const { id } = seeded.pick(FACETS);
      const values = wanted.facets[id];
      if (values.length > 0) asked.append(id, seeded.pick(values));
    }
    if (seeded.chance(0.2)) asked.append('sort', seeded.pick(['name', 'level', 'newest']));
    if (seeded.chance(0.15)) asked.append('page', String(2 + seeded.below(4)));
    return asked.toString();
  });
}

function sampleText(seeded: Seeded, { name, description }: SearchRow): string {
  const words = `${name} ${description}`.split(/[^A-Za-z0-9]+/).filter(({ length }) => length > 2);
  const word = seeded.pick(words);
  const kind = seeded.next();
  if (kind < 0.3) return '';
  if (kind < 0.65) return word;
  if (kind < 0.8) return `${word} ${seeded.pick(words)}`;
  if (kind < 0.9) return word.slice(0, 3);
  const at = 1 + seeded.below(word.length - 1);
  return word.slice(0, at) + word.slice(at + 1);
}
