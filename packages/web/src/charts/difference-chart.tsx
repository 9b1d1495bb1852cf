// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import type { ReactNode } from 'react';
import { DataTable } from '../design/data-table.js';
import { Chart } from './chart.js';
import { Legend } from './legend.js';
import { percent } from './percent.js';

const HEIGHT = 16;

export interface Difference {
  readonly key: string;
  readonly label: ReactNode;
  /** How many only the one has, both have, only the other has. */
  readonly left: number;
  readonly common: number;
  readonly right: number;
}

export interface DifferenceChartProps {
  readonly caption: string;
  readonly rowHead: string;
  readonly left: string;
  readonly right: string;
  readonly rows: readonly Difference[];
}

/** Two compared row by row: what only the left has, what both have, what only the right has, on one scale. */
export function DifferenceChart({ caption, rowHead, left, right, rows }: DifferenceChartProps) {
  const most = Math.max(1, ...rows.map((row) => row.left + row.common + row.right));
  const sorted = [...rows].sort((a, b) => b.left + b.right - (a.left + a.right));
  const sign = (kind: string) => (
    <svg width="16" height={HEIGHT} aria-hidden="true">
      <rect className={kind} x="1" y="1" width="14" height={HEIGHT - 2} rx="2" />
    </svg>
  );
  return (
    <Chart kind="difference bars" caption={caption}>
      <Legend
        entries={[
          { name: `only ${left}`, sign: sign('left') },
          { name: 'both', sign: sign('common') },
          { name: `only ${right}`, sign: sign('right') },
        ]}
      />
      <DataTable
        caption={caption}
        captionUnseen
        rows={sorted}
        rowKey={(row) => row.key}
        empty="Nothing to compare."
        columns={[
          { key: 'label', head: rowHead, kind: 'name', cell: (row) => row.label },
          { key: 'left', head: `Only ${left}`, kind: 'number', cell: (row) => formatCount(row.left) },
          { key: 'common', head: 'Both', kind: 'number', cell: (row) => formatCount(row.common) },
          { key: 'right', head: `Only ${right}`, kind: 'number', cell: (row) => formatCount(row.right) },
          {
            key: 'bar',
            head: <span className="unseen">Bar</span>,
            kind: 'fill',
            cell: (row) => <DifferenceBar row={row} most={most} />,
          },
        ]}
      />
    </Chart>
  );
}

function DifferenceBar({ row, most }: { readonly row: Difference; readonly most: number }) {
  const parts = [
    { kind: 'left', from: 0, count: row.left },
    { kind: 'common', from: row.left, count: row.common },
    { kind: 'right', from: row.left + row.common, count: row.right },
  ];
  return (
    <svg width="100%" height={HEIGHT} aria-hidden="true">
      {parts
        .filter(({ count }) => count > 0)
        .map(({ kind, from, count }) => (
          <rect
            key={kind}
            className={kind}
            x={percent(from / most)}
            y="1"
            width={percent(count / most)}
            height={HEIGHT - 2}
          />
        ))}
    </svg>
  );
}
