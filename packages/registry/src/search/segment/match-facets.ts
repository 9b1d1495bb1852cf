// SPDX-License-Identifier: Apache-2.0
import type { BitSet } from '../bits/bit-sets.js';
import { FACETS, type Facet, type FacetRule } from '../facets.js';
import { addListed } from './facet-columns.js';
import type { Segment } from './segment.js';

export type Chosen = Readonly<Partial<Record<Facet, readonly string[]>>>;

/** Writes into `match` the rows of `text` that every choice leaves, and each choice's rows into its set of `chosen`. */
export function matchFacets(segment: Segment, chosen: Chosen): void {
  const { bits, scratch } = segment;
  bits.copy(scratch.match, scratch.text);
  for (const [place, facet] of FACETS.entries()) {
    const values = chosen[facet.id] ?? [];
    if (values.length === 0) continue;
    const set = bits.at(scratch.chosen, place);
    choose(segment, facet, values, set);
    bits.and(scratch.match, scratch.match, set);
  }
}

function choose(segment: Segment, facet: FacetRule, values: readonly string[], to: BitSet): void {
  const { bits, scratch } = segment;
  if (facet.combine === 'all') bits.copy(to, scratch.live);
  else bits.clear(to);
  for (const value of values) {
    const one = valueSet(segment, facet.id, value);
    if (facet.combine === 'all') bits.and(to, to, one);
    else bits.or(to, to, one);
  }
}

function valueSet({ bits, scratch, columns, denseValues }: Segment, facet: Facet, value: string): BitSet {
  const number = columns.numbers[facet].get(value);
  if (number !== undefined && columns.denseAt[number]! >= 0) {
    return bits.at(denseValues, columns.denseAt[number]!);
  }
  bits.clear(scratch.spare);
  if (number !== undefined) addListed(columns, number, bits, scratch.spare);
  return scratch.spare;
}

/** Writes into `mask` the rows of `text` that all choices but one leave. */
export function matchWithout(segment: Segment, chosen: Chosen, left: Facet): BitSet {
  const { bits, scratch } = segment;
  bits.copy(scratch.mask, scratch.text);
  for (const [place, { id }] of FACETS.entries()) {
    if (id !== left && (chosen[id] ?? []).length > 0) {
      bits.and(scratch.mask, scratch.mask, bits.at(scratch.chosen, place));
    }
  }
  return scratch.mask;
}
