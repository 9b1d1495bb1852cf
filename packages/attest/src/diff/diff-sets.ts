// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '@touchstone/model';

/** Names that one side has, and those that both have with different things behind them; each list sorted. */
export interface SetDiff {
  readonly onlyA: string[];
  readonly onlyB: string[];
  readonly changed: string[];
}

/** Compares what names stand for on two sides. The values are JSON data. */
export function diffSets(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): SetDiff {
  const names = [...a.keys()].toSorted();
  return {
    onlyA: names.filter((name) => !b.has(name)),
    onlyB: [...b.keys()].filter((name) => !a.has(name)).toSorted(),
    changed: names.filter((name) => b.has(name) && canonicalJson(a.get(name)) !== canonicalJson(b.get(name))),
  };
}

/** Things by their ids. */
export function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((one) => [one.id, one]));
}
