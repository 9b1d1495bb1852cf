// SPDX-License-Identifier: Apache-2.0
import { CONCERNS, LEVELS, platformCell, TIERS } from '@touchstone/model';

/** Whether the evidence still says something of today; `revoked`: the certificate was taken back, or is not believed. */
export const FRESHNESS = ['fresh', 'stale', 'expired', 'revoked'] as const;
export type Freshness = (typeof FRESHNESS)[number];

/** What one can narrow a search by. */
export interface FacetRule {
  readonly id: Facet;
  readonly title: string;
  /**
   * Several chosen values are alternatives (`any`), and the facet's counts leave its own choice out; or all must hold
   * (`all`), and a count says what would remain with that value, too.
   */
  readonly combine: 'any' | 'all';
  /** All values there can be, in the order shown. Left out: whatever the evidence brings, the most frequent first. */
  readonly values?: readonly string[];
}

export type Facet =
  | 'category'
  | 'service'
  | 'native'
  | 'level'
  | 'release'
  | 'platform'
  | 'tier'
  | 'licence'
  | 'freshness'
  | 'evidence';

/** In the order of a canonical URL, whose parameters have these names. */
export const FACETS: readonly FacetRule[] = [
  { id: 'category', title: 'Category', combine: 'any' },
  { id: 'service', title: 'Service used', combine: 'all' },
  { id: 'native', title: 'Handled natively', combine: 'all', values: CONCERNS },
  { id: 'level', title: 'Level', combine: 'any', values: [...LEVELS.toReversed(), 'none'] },
  { id: 'release', title: 'Tested on release', combine: 'any' },
  { id: 'platform', title: 'Platform', combine: 'any', values: platformCell.shape.kind.options },
  { id: 'tier', title: 'Trust', combine: 'any', values: TIERS },
  { id: 'licence', title: 'Licence', combine: 'any' },
  { id: 'freshness', title: 'Freshness', combine: 'any', values: FRESHNESS },
  { id: 'evidence', title: 'Evidence', combine: 'any', values: ['run', 'scan'] },
];
