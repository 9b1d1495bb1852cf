// SPDX-License-Identifier: Apache-2.0

/** How often each of these values comes; all of them are named, those that never come with 0. */
export function tally<V extends string>(values: readonly V[], seen: Iterable<V>): Record<V, number> {
  const counts = Object.fromEntries(values.map((value) => [value, 0])) as Record<V, number>;
  for (const value of seen) counts[value] += 1;
  return counts;
}
