// SPDX-License-Identifier: Apache-2.0
import { FACETS, type Facet, type FacetRule } from './facets.js';
import type { SegmentView } from './search-index.js';
import { countValues } from './segment/count-values.js';
import { matchWithout, type Chosen } from './segment/match-facets.js';

export interface CountedValue {
  readonly value: string;
  readonly count: number;
  readonly chosen: boolean;
}

export interface CountedFacet {
  readonly facet: Facet;
  readonly title: string;
  readonly combine: FacetRule['combine'];
  /** Those that some row has, and those that are chosen. */
  readonly values: readonly CountedValue[];
  /** Values that were left out because there are too many. */
  readonly more: number;
}

/** Of a facet whose values strangers bring, the most frequent are shown. */
const MOST_VALUES = 50;

type Counts = Readonly<Record<Facet, Map<string, number>>>;

export function emptyCounts(): Counts {
  return Object.fromEntries(FACETS.map(({ id }) => [id, new Map<string, number>()])) as Counts;
}

/** Adds what one segment has to the counts, after its text and facets were matched. */
export function addCounts(view: SegmentView, chosen: Chosen, hasText: boolean, to: Counts): void {
  const { segment, totals } = view;
  const { scratch, columns } = segment;
  const narrowing = FACETS.filter(({ id }) => (chosen[id] ?? []).length > 0);
  const everything = narrowing.length === 0 && !hasText;
  const all = everything ? totals : new Uint32Array(totals.length);
  if (!everything) countValues(segment, scratch.match, all);
  const without = new Uint32Array(totals.length);
  for (const { id, combine } of FACETS) {
    let counts = all;
    if (combine === 'any' && narrowing.some((facet) => facet.id === id)) {
      counts = narrowing.length === 1 && !hasText ? totals : without;
      if (counts === without) countValues(segment, matchWithout(segment, chosen, id), counts, id);
    }
    for (const number of columns.byFacet[id]) {
      const count = counts[number]!;
      if (count === 0) continue;
      const value = columns.values[number]!;
      to[id].set(value, (to[id].get(value) ?? 0) + count);
    }
  }
}

/** The counts as they are shown. */
export function countedFacets(counts: Counts, chosen: Chosen): readonly CountedFacet[] {
  return FACETS.map(({ id, title, combine, values: order }) => {
    const own = chosen[id] ?? [];
    for (const value of own) if (!counts[id].has(value)) counts[id].set(value, 0);
    const found = [...counts[id]].map(([value, count]) => ({ value, count, chosen: own.includes(value) }));
    if (order !== undefined) found.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
    else found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    const shown = found.filter((value, place) => place < MOST_VALUES || value.chosen);
    return { facet: id, title, combine, values: shown, more: found.length - shown.length };
  });
}
