// SPDX-License-Identifier: Apache-2.0
import type { ListingFacts, LiveView } from '@touchstone/registry';

/** The facts of a listing: they lie by id, so that a table of all of them is not made anew after each change. */
export function findFacts({ facts }: Pick<LiveView, 'facts'>, id: string): ListingFacts | undefined {
  let from = 0;
  let to = facts.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (facts[middle]!.id < id) from = middle + 1;
    else to = middle;
  }
  return facts[from]?.id === id ? facts[from] : undefined;
}
