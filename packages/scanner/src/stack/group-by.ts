// SPDX-License-Identifier: Apache-2.0

/** Items by a key, both in the order in which they first came; Map.groupBy is not in Node 20. */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string | number,
): ReadonlyMap<string | number, readonly T[]> {
  const groups = new Map<string | number, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
