// SPDX-License-Identifier: Apache-2.0
import type { LiveView, SearchQuery, SearchRow } from '@touchstone/registry';
import { ResultCard } from './result-card.js';

export interface ResultListProps {
  readonly rows: readonly SearchRow[];
  readonly facts: LiveView['facts'];
  /** What was asked for: said first of each. */
  readonly chosen: SearchQuery['chosen'];
  /** Whether they can be ticked to be compared. */
  readonly pick?: boolean | undefined;
}

const BY_ID = new WeakMap<LiveView['facts'], ReadonlyMap<string, LiveView['facts'][number]>>();

/** Solutions found, one under the other. */
export function ResultList({ rows, facts, chosen, pick }: ResultListProps) {
  const byId = BY_ID.get(facts) ?? new Map(facts.map((one) => [one.id, one]));
  BY_ID.set(facts, byId);
  return (
    <ol className="results">
      {rows.map((row) => (
        <li key={row.id}>
          <ResultCard row={row} facts={byId.get(row.id)} chosen={chosen} pick={pick} />
        </li>
      ))}
    </ol>
  );
}
