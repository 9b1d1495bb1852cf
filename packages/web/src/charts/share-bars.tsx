// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import type { ReactNode } from 'react';
import type { ConcernVerdict } from '../design/concern-mark.js';
import { StackedBars, type StackPart } from './stacked-bars.js';

/** From the OpenStack way to its own; `not concerned` is left out of the whole. */
const PARTS = [
  { key: 'native', look: 'full' },
  { key: 'both', look: 'hatched' },
  { key: 'parallel', look: 'hollow' },
  { key: 'not shown', look: 'faint' },
] as const satisfies readonly (StackPart & { readonly key: ConcernVerdict })[];

export interface Share {
  readonly key: string;
  readonly label: ReactNode;
  readonly counts: Readonly<Partial<Record<ConcernVerdict, number>>>;
}

export interface ShareBarsProps {
  readonly caption: string;
  readonly rowHead: string;
  readonly shares: readonly Share[];
  /** All bars on one scale: how many are concerned shows, too. */
  readonly oneScale?: boolean | undefined;
}

/** How a whole divides into native, both, parallel and not shown: full, hatched, hollow, faint. */
export function ShareBars({ caption, rowHead, shares, oneScale }: ShareBarsProps) {
  return (
    <StackedBars
      caption={caption}
      rowHead={rowHead}
      parts={PARTS}
      oneScale={oneScale}
      besides={['not concerned']}
      without="no solution is concerned"
      stacks={shares.map(({ key, label, counts }) => ({
        key,
        label,
        counts,
        note: `${formatCount(counts.native ?? 0)} of ${formatCount(concerned(counts))} native`,
      }))}
    />
  );
}

function concerned(counts: Share['counts']): number {
  return PARTS.reduce((sum, { key }) => sum + (counts[key] ?? 0), 0);
}
