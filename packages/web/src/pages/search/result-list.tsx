// SPDX-License-Identifier: Apache-2.0
import type { LiveView, SearchQuery, SearchRow } from '@touchstone/registry';
import { findFacts } from '../find-facts.js';
import { ResultCard } from './result-card.js';

export interface ResultListProps {
  readonly rows: readonly SearchRow[];
  readonly view: LiveView;
  /** What was asked for: said first of each. */
  readonly chosen: SearchQuery['chosen'];
  /** Whether they can be ticked to be compared. */
  readonly pick?: boolean | undefined;
}

/** Solutions found, one under the other. */
export function ResultList({ rows, view, chosen, pick }: ResultListProps) {
  return (
    <ol className="results">
      {rows.map((row) => (
        <li key={row.id}>
          <ResultCard row={row} facts={findFacts(view, row.id)} chosen={chosen} pick={pick} />
        </li>
      ))}
    </ol>
  );
}
