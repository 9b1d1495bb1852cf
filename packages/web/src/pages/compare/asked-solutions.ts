// SPDX-License-Identifier: Apache-2.0
import { paths } from '../../design/index.js';

/** Most solutions that are set side by side: more would fit no screen. */
export const MOST_COMPARED = 4;
/** Most ids of a query that are looked at at all. */
const LOOKED_AT = 20;

export interface AskedSolutions {
  /** Each once, in the order in which they were asked for. */
  readonly ids: readonly string[];
  /** Asked for as well, beyond what is compared. */
  readonly leftOut: readonly string[];
}

/** The solutions that a query `solution=a&solution=b` asks to compare. */
export function askedSolutions(query: URLSearchParams): AskedSolutions {
  const all = [...new Set(query.getAll('solution').slice(0, LOOKED_AT))].filter((id) => id !== '');
  return { ids: all.slice(0, MOST_COMPARED), leftOut: all.slice(MOST_COMPARED) };
}

/** Where these are compared, in this order. */
export function comparePath(ids: readonly string[]): string {
  if (ids.length === 0) return paths.compare;
  return `${paths.compare}?${ids.map((id) => `solution=${encodeURIComponent(id)}`).join('&')}`;
}
