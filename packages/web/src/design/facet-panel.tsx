// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import type { ReactNode } from 'react';

export interface FacetPanelProps {
  /** How many values are selected in all. */
  readonly selected: number;
  readonly children: ReactNode;
}

/** All facets: beside the results on a wide window, folded away above them on a phone. */
export function FacetPanel({ selected, children }: FacetPanelProps) {
  return (
    <details className="facet-panel">
      <summary>Narrow the search{selected === 0 ? null : ` (${formatCount(selected)} chosen)`}</summary>
      <nav className="facets" aria-label="Narrow the search">
        {children}
      </nav>
    </details>
  );
}
