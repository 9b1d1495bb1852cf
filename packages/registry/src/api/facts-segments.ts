// SPDX-License-Identifier: Apache-2.0
import type { ListingFacts } from '../derive/listing-facts.js';

/**
 * Facts of all listings by their ids, cut into pieces. A change makes anew the pieces that it touches and leaves the others
 * the very same, so that what was counted of those still holds.
 */
export type FactsSegments = readonly (readonly ListingFacts[])[];

/** Listings of a piece; one that grows to twice as many is cut. */
const SIZE = 500;

/** Replaces, adds and removes. @param changed by their ids */
export function replaceFacts(
  segments: FactsSegments,
  changed: ReadonlyMap<string, ListingFacts | null>,
): FactsSegments {
  if (changed.size === 0) return segments;
  const firsts = segments.map(([first]) => first?.id ?? '');
  // A new listing belongs to the last piece that begins before it; one before all of them, to the first.
  const touched = new Map<number, string[]>();
  let place = 0;
  for (const id of [...changed.keys()].sort()) {
    for (let next = firsts[place + 1]; next !== undefined && next <= id; next = firsts[place + 1]) place += 1;
    const ids = touched.get(place);
    if (ids === undefined) touched.set(place, [id]);
    else ids.push(id);
  }
  return (segments.length === 0 ? [[]] : segments).flatMap((segment, at) => {
    const ids = touched.get(at);
    return ids === undefined ? [segment] : pieces(merged(segment, ids, changed));
  });
}

function merged(
  segment: readonly ListingFacts[],
  ids: readonly string[],
  changed: ReadonlyMap<string, ListingFacts | null>,
): readonly ListingFacts[] {
  const fresh = ids.flatMap((id) => changed.get(id) ?? []);
  const result: ListingFacts[] = [];
  let at = 0;
  for (const one of segment) {
    while (at < fresh.length && fresh[at]!.id < one.id) result.push(fresh[at++]!);
    if (!changed.has(one.id)) result.push(one);
  }
  return [...result, ...fresh.slice(at)];
}

function pieces(facts: readonly ListingFacts[]): FactsSegments {
  if (facts.length === 0) return [];
  if (facts.length < 2 * SIZE) return [facts];
  const count = Math.ceil(facts.length / SIZE);
  return Array.from({ length: count }, (_, piece) =>
    facts.slice(Math.floor((piece * facts.length) / count), Math.floor(((piece + 1) * facts.length) / count)),
  );
}

/**
 * What follows from each piece, worked out once for as long as it stays the same. The first look after a change costs what
 * the pieces cost that it touched, and not what all listings cost.
 */
export function bySegment<T>(
  work: (facts: readonly ListingFacts[]) => T,
): (view: { readonly segments: FactsSegments }) => readonly T[] {
  const known = new WeakMap<readonly ListingFacts[], { readonly of: T }>();
  return ({ segments }) =>
    segments.map((segment) => {
      let held = known.get(segment);
      if (held === undefined) known.set(segment, (held = { of: work(segment) }));
      return held.of;
    });
}
