// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { CONCERN_LOOKS, ConcernMark, type ConcernVerdict } from '../design/concern-mark.js';
import { EmptyState } from '../design/empty-state.js';
import { Glyph } from '../design/glyph.js';
import { paths } from '../design/paths.js';
import { Scroll } from '../design/scroll.js';
import { Chart } from './chart.js';
import { Legend } from './legend.js';

export interface ConcernCell {
  readonly verdict: ConcernVerdict;
  /** What it rests on, under the mark. */
  readonly note?: ReactNode;
  /** The findings behind the cell. */
  readonly href?: string | undefined;
}

export interface ConcernRow {
  readonly concern: string;
  readonly title?: string | undefined;
  readonly relevance?: 'core' | 'relevant' | 'other' | undefined;
  /** By the columns' keys; a column that is missing is shown as not known. */
  readonly cells: Readonly<Record<string, ConcernCell>>;
}

export interface ConcernMatrixProps {
  readonly caption: string;
  readonly columns: readonly { readonly key: string; readonly head: ReactNode }[];
  readonly rows: readonly ConcernRow[];
}

const RELEVANCE = ['core', 'relevant', 'other', undefined];

/** Concerns × whatever is compared: native, parallel, both. The matrix is a table, so that each cell is read with its heads. */
export function ConcernMatrix({ caption, columns, rows }: ConcernMatrixProps) {
  if (rows.length === 0) return <EmptyState>No concern was shown.</EmptyState>;
  const sorted = [...rows].sort((a, b) => RELEVANCE.indexOf(a.relevance) - RELEVANCE.indexOf(b.relevance));
  const shown = new Set(rows.flatMap((row) => Object.values(row.cells).map((cell) => cell.verdict)));
  return (
    <Chart kind="concerns" caption={caption}>
      <ConcernLegend verdicts={shown} />
      <Scroll name={caption}>
        <table className="matrix">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Concern</th>
              {columns.map(({ key, head }) => (
                <th key={key} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.concern} className={row.relevance}>
                <th scope="row">
                  <a href={paths.concern(row.concern)}>{row.title ?? row.concern}</a>
                </th>
                {columns.map(({ key }) => (
                  <td key={key}>
                    <Cell cell={row.cells[key]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Chart>
  );
}

function Cell({ cell }: { readonly cell: ConcernCell | undefined }) {
  if (cell === undefined) return <span className="aside">no evidence</span>;
  const mark = <ConcernMark verdict={cell.verdict} />;
  return (
    <>
      {cell.href === undefined ? mark : <a href={cell.href}>{mark}</a>}
      {cell.note === undefined ? null : <small>{cell.note}</small>}
    </>
  );
}

function ConcernLegend({ verdicts }: { readonly verdicts: ReadonlySet<ConcernVerdict> }) {
  return (
    <Legend
      entries={Object.entries(CONCERN_LOOKS)
        .filter(([verdict]) => verdicts.has(verdict as ConcernVerdict))
        .map(([name, { glyph, tone, means }]) => ({ name, means, sign: <Glyph name={glyph} tone={tone} /> }))}
    />
  );
}
