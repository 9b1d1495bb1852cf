// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Fold } from '../design/fold.js';

export interface ChartProps {
  /** What is drawn, and how to read it. */
  readonly caption: ReactNode;
  readonly kind: string;
  readonly children: ReactNode;
  /** The same as a table, folded away; absent where the chart is a table itself. */
  readonly table?: ReactNode;
  readonly tableAside?: string | undefined;
}

/** A chart with its caption and its table. */
export function Chart({ caption, kind, children, table, tableAside }: ChartProps) {
  return (
    <figure className={`chart ${kind}`}>
      <figcaption>{caption}</figcaption>
      {children}
      {table === undefined ? null : (
        <Fold summary="As a table" aside={tableAside}>
          {table}
        </Fold>
      )}
    </figure>
  );
}
