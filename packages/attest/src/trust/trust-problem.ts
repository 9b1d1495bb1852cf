// SPDX-License-Identifier: Apache-2.0

/** One thing that is wrong in a trust root: where, and which rule it breaks. */
export interface TrustProblem {
  readonly field: string;
  readonly rule: string;
}

/** A problem for each value of a list that has stood there before: ids, versions, names. */
export function* repeated(list: string, field: string, values: readonly string[]): Iterable<TrustProblem> {
  const before = new Set<string>();
  for (const [i, value] of values.entries()) {
    if (before.has(value)) yield { field: `${list}.${i}.${field}`, rule: `${value} stands there twice` };
    before.add(value);
  }
}
