// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';

export interface LegendEntry {
  readonly name: string;
  readonly sign: ReactNode;
  readonly means?: string | undefined;
}

/** What the signs of a chart mean. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul className="legend">
      {entries.map(({ name, sign, means }) => (
        <li key={name}>
          {sign}
          <span>
            <strong>{name}</strong>
            {means === undefined ? null : ` ${means}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
