// SPDX-License-Identifier: Apache-2.0
import { LEVELS } from '@touchstone/model';
import { FRESHNESS } from './facets.js';
import type { SearchRow } from './search-row.js';

export const SORTS = ['relevance', 'name', 'level', 'newest'] as const;
export type Sort = (typeof SORTS)[number];

type Compare = (a: SearchRow, b: SearchRow) => number;

/** By code unit: the same order on every machine, whatever its locale. */
const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const rank = (row: SearchRow): number => (row.level === null ? -1 : LEVELS.indexOf(row.level));
const stands = (row: SearchRow): number => (FRESHNESS.indexOf(row.freshness) < 2 ? 0 : 1);

const byName: Compare = (a, b) =>
  ascending(a.name.toLowerCase(), b.name.toLowerCase()) || ascending(a.id, b.id);
const byDate: Compare = (a, b) => ascending(b.evidenceAt ?? '', a.evidenceAt ?? '');

/**
 * The orders that do not depend on what was asked. What no longer stands comes last, save by name. `relevance` is what
 * decides between equally relevant rows, and all there is where no text was given.
 */
export const ROW_ORDERS: Readonly<Record<Sort, Compare>> = {
  relevance: (a, b) => stands(a) - stands(b) || rank(b) - rank(a) || byDate(a, b) || byName(a, b),
  level: (a, b) => stands(a) - stands(b) || rank(b) - rank(a) || byDate(a, b) || byName(a, b),
  newest: (a, b) => stands(a) - stands(b) || byDate(a, b) || byName(a, b),
  name: byName,
};
