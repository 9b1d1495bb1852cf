// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import type { ReactNode } from 'react';
import { EmptyState } from '../design/empty-state.js';
import { Scroll } from '../design/scroll.js';
import { Chart } from './chart.js';
import { Legend } from './legend.js';
import { heatOf } from './operation-cell.js';

/** An operation, or a service with all of its own. */
export interface UsageColumn {
  readonly key: string;
  /** Over its column; columns without names are thin strokes. */
  readonly name?: string | undefined;
}

/** How much of each column a solution uses: 0 or 1 of an operation, how many operations of a service. */
export interface UsageRow {
  readonly key: string;
  readonly label: ReactNode;
  /** By the column's place: seen running. */
  readonly seen: readonly number[];
  /** By the column's place: found in source. */
  readonly found: readonly number[];
  readonly note: ReactNode;
}

export interface UsageMatrixProps {
  readonly caption: string;
  readonly columns: readonly UsageColumn[];
  readonly rows: readonly UsageRow[];
  /** What a column is: `service`. */
  readonly of: string;
  readonly table: ReactNode;
}

/** The least height of a link beside others (WCAG 2.5.8). */
const ROW = 24;
const WIDE = 22;
/** Strokes are as far apart as fills this width, between these bounds. */
const FILLED = 640;
const THIN = [5, 14] as const;
/** Names over the columns lean; their letters are about this high above the row each. */
const LETTER = 5.6;
const SIDES = [6, 8, 10, 14, 16] as const;
const ONLY = 4;

/**
 * Solutions × operations or services: filled where it was seen running, hollow where only the source shows it, nothing where
 * neither. Each tone of a row is one path, so that hundreds of columns stay a small page.
 */
export function UsageMatrix({ caption, columns, rows, of, table }: UsageMatrixProps) {
  if (rows.length === 0 || columns.length === 0) {
    return <EmptyState>No solution was seen or found to use any of it.</EmptyState>;
  }
  const named = columns.every(({ name }) => name !== undefined);
  const pitch = named ? WIDE : Math.min(THIN[1], Math.max(THIN[0], Math.floor(FILLED / columns.length)));
  const width = columns.length * pitch;
  const height = 24 + Math.round(LETTER * Math.max(...columns.map(({ name }) => name?.length ?? 0)));
  const most = rows.reduce((top, row) => Math.max(top, ...row.seen, ...row.found), 1);
  return (
    <Chart kind="usage" caption={caption} table={table}>
      <UsageLegend most={most} named={named} of={of} />
      <Scroll name={caption}>
        <div className="usage-rows">
          {named ? (
            <>
              <span aria-hidden="true" />
              <svg width={width} height={height} aria-hidden="true">
                {columns.map(({ key, name }, index) => (
                  <text key={key} transform={`translate(${(index + 0.5) * pitch} ${height - 8}) rotate(-55)`}>
                    {name}
                  </text>
                ))}
              </svg>
              <span aria-hidden="true" />
            </>
          ) : null}
          {rows.map((row) => (
            <UsageLine key={row.key} row={row} named={named} pitch={pitch} width={width} most={most} />
          ))}
        </div>
      </Scroll>
    </Chart>
  );
}

interface UsageLineProps {
  readonly row: UsageRow;
  readonly named: boolean;
  readonly pitch: number;
  readonly width: number;
  readonly most: number;
}

function UsageLine({ row, named, pitch, width, most }: UsageLineProps) {
  const tones = new Map<string, string>();
  row.seen.forEach((seen, index) => {
    const found = row.found[index] ?? 0;
    if (seen === 0 && found === 0) return;
    const tone = seen > 0 ? (named ? `h${heatIn(seen, most)}` : 'seen') : named ? 'found' : 'thin found';
    const middle = Math.round((index + 0.5) * pitch);
    const mark = named ? square(middle, heatIn(seen || found, most)) : stroke(middle, seen > 0);
    tones.set(tone, `${tones.get(tone) ?? ''}${mark}`);
  });
  const touched = row.seen.filter((seen, index) => seen > 0 || (row.found[index] ?? 0) > 0).length;
  return (
    <>
      <span className="usage-name">{row.label}</span>
      <svg
        width={width}
        height={ROW}
        role="img"
        aria-label={`${formatCount(touched)} of ${formatCount(row.seen.length)}`}
      >
        {[...tones].map(([tone, d]) => (
          <path key={tone} className={tone} d={d} />
        ))}
      </svg>
      <span className="usage-note">{row.note}</span>
    </>
  );
}

/** Where each column is one operation there is nothing to compare: all squares are of one size. */
function heatIn(count: number, most: number): number {
  return most === 1 ? ONLY : heatOf(count, most);
}

/** A square around a middle; the larger, the more. */
function square(middle: number, heat: number): string {
  const side = SIDES[heat - 1] ?? SIDES[0];
  return `M${middle - side / 2} ${ROW / 2 - side / 2}h${side}v${side}h-${side}z`;
}

/** A thick stroke as high as its row where it was seen, a thin one of half the height where it was only found. */
function stroke(middle: number, seen: boolean): string {
  return seen ? `M${middle} 3v18` : `M${middle} 8v8`;
}

function UsageLegend({
  most,
  named,
  of,
}: {
  readonly most: number;
  readonly named: boolean;
  readonly of: string;
}) {
  const heats = most > 1 ? [1, 2, 3, 4, 5] : [ONLY];
  const sign = (tone: (heat: number) => string) => (
    <svg width={heats.length * 20} height={ROW} aria-hidden="true">
      {heats.map((heat, index) => (
        <path
          key={heat}
          className={tone(heat)}
          d={named ? square((index + 0.5) * 20, heat) : stroke(10, tone(1) === 'seen')}
        />
      ))}
    </svg>
  );
  const range = most > 1 ? `1 to ${formatCount(most)} operations of a ${of}` : undefined;
  return (
    <Legend
      entries={[
        { name: 'seen running', means: range, sign: sign((heat) => (named ? `h${heat}` : 'seen')) },
        { name: 'found in source only', sign: sign(() => (named ? 'found' : 'thin found')) },
      ]}
    />
  );
}
