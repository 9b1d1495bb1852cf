// SPDX-License-Identifier: Apache-2.0

/** Paths of the stone in 176 by 160: pages and social cards draw the same. */
export const STONE = {
  body: 'M34 24Q40 12 56 12L128 8Q146 8 152 24L168 104Q172 124 154 132L62 152Q40 156 32 138L10 78Q6 66 12 58Z',
  facet: 'M34 24Q40 12 56 12L128 8Q146 8 152 24L118 34 52 40Z',
  /** Of gold, one for each level. */
  streaks: ['M46 112 L98 38', 'M66 118 L118 44', 'M86 124 L132 58'],
} as const;
