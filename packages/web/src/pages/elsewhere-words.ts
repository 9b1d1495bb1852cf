// SPDX-License-Identifier: Apache-2.0
import { formatCount, type Origin } from '@touchstone/model';

const WORDS: Readonly<Record<Origin, string>> = {
  product: 'the product',
  test: 'tests',
  example: 'examples',
  documentation: 'documentation',
  vendored: 'vendored code',
  generated: 'generated code',
};

type Elsewhere = Readonly<Partial<Record<Origin, number | undefined>>>;

/** Places outside of the product, added up: `3 in tests, 1 in vendored code`; empty where there is none. */
export function elsewhereWords(all: readonly Elsewhere[]): string {
  return (Object.keys(WORDS) as Origin[])
    .map((origin) => ({ origin, count: all.reduce((sum, one) => sum + (one[origin] ?? 0), 0) }))
    .filter(({ count }) => count > 0)
    .map(({ origin, count }) => `${formatCount(count)} in ${WORDS[origin]}`)
    .join(', ');
}
