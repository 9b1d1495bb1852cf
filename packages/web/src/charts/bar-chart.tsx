// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { DataTable } from '../design/data-table.js';
import { Chart } from './chart.js';
import { percent } from './percent.js';

export interface Bar {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: number;
  /** Of how many; the track behind the bar ends there. */
  readonly of?: number | undefined;
  readonly note?: ReactNode;
}

export interface BarChartProps {
  readonly caption: string;
  readonly rowHead: string;
  readonly valueHead: string;
  readonly bars: readonly Bar[];
  readonly noteHead?: string | undefined;
  readonly empty: string;
}

/** Horizontal bars on one scale from 0, in the rows of their table. */
export function BarChart({ caption, rowHead, valueHead, bars, noteHead, empty }: BarChartProps) {
  const most = Math.max(1, ...bars.map((bar) => Math.max(bar.value, bar.of ?? 0)));
  const scale = scaleLinear().domain([0, most]).range([0, 1]);
  return (
    <Chart kind="bars" caption={caption}>
      <DataTable
        caption={caption}
        captionUnseen
        rows={bars}
        rowKey={(bar) => bar.key}
        empty={empty}
        columns={[
          { key: 'label', head: rowHead, kind: 'name', cell: (bar) => bar.label },
          {
            key: 'value',
            head: valueHead,
            kind: 'number',
            cell: (bar) =>
              `${formatCount(bar.value)}${bar.of === undefined ? '' : ` of ${formatCount(bar.of)}`}`,
          },
          {
            key: 'bar',
            head: <span className="unseen">Bar</span>,
            kind: 'fill',
            cell: (bar) => (
              <svg width="100%" height="14" aria-hidden="true">
                {bar.of === undefined ? null : (
                  <rect className="bar-track" width={percent(scale(bar.of))} height="14" rx="2" />
                )}
                <rect className="bar-fill" width={percent(scale(bar.value))} height="14" rx="2" />
              </svg>
            ),
          },
          ...(noteHead === undefined ? [] : [{ key: 'note', head: noteHead, cell: (bar: Bar) => bar.note }]),
        ]}
      />
    </Chart>
  );
}
