// SPDX-License-Identifier: Apache-2.0

/** Finds by key in one step: a log has hundreds of thousands of entries, and comparing each with each would never end. */
export function groupBy<T>(
  all: readonly T[],
  keysOf: (one: T) => string | readonly string[],
): (key: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    for (const key of [keysOf(one)].flat()) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  }
  return (key: string): readonly T[] => groups.get(key) ?? [];
}
