// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import type { ReactNode } from 'react';
import { DataTable } from '../design/data-table.js';
import { Chart } from './chart.js';
import { Legend } from './legend.js';
import { percent } from './percent.js';

/** How a part is drawn, from most to least: each is told from the others without its colour. */
export type PartLook = 'full' | 'hatched' | 'hollow' | 'crossed' | 'faint';

export interface StackPart {
  readonly key: string;
  readonly look: PartLook;
  readonly means?: string | undefined;
}

export interface Stack {
  readonly key: string;
  readonly label: ReactNode;
  readonly counts: Readonly<Record<string, number | undefined>>;
  /** Beside the bar. */
  readonly note: ReactNode;
}

export interface StackedBarsProps {
  readonly caption: string;
  readonly rowHead: string;
  /** In the order in which they are stacked. */
  readonly parts: readonly StackPart[];
  readonly stacks: readonly Stack[];
  /** Counted in the table alone, and not part of the whole. */
  readonly besides?: readonly string[] | undefined;
  /** All bars on one scale, that of the longest; else each bar is a whole of its own. */
  readonly oneScale?: boolean | undefined;
  /** Said in place of bars that have nothing to show: `no solution is concerned`. */
  readonly without: string;
}

const HEIGHT = 14;

/** How wholes divide into parts: full, hatched, hollow, crossed, faint. */
export function StackedBars(props: StackedBarsProps) {
  const { caption, rowHead, parts, stacks, besides = [], oneScale = false, without } = props;
  const wholeOf = ({ counts }: Stack) => parts.reduce((sum, { key }) => sum + (counts[key] ?? 0), 0);
  const shown = stacks.filter((stack) => wholeOf(stack) > 0);
  const most = Math.max(1, ...shown.map(wholeOf));
  return (
    <Chart
      kind="share"
      caption={caption}
      table={
        <StackTable {...{ caption, rowHead, stacks }} keys={[...parts.map(({ key }) => key), ...besides]} />
      }
    >
      <Legend
        entries={parts.map(({ key, look, means }) => ({
          name: key,
          means,
          sign: (
            <svg width="22" height={HEIGHT} aria-hidden="true">
              <Segment look={look} from={0} to={1} pixels={22} />
            </svg>
          ),
        }))}
      />
      {shown.map((stack) => (
        <StackRow key={stack.key} stack={stack} parts={parts} whole={oneScale ? most : wholeOf(stack)} />
      ))}
      {shown.length === stacks.length ? null : (
        <p className="aside">
          No bar for {formatCount(stacks.length - shown.length)} more: {without}.
        </p>
      )}
    </Chart>
  );
}

interface StackRowProps {
  readonly stack: Stack;
  readonly parts: readonly StackPart[];
  readonly whole: number;
}

function StackRow({ stack, parts, whole }: StackRowProps) {
  let from = 0;
  const segments = parts.map(({ key, look }) => {
    const start = from;
    from += (stack.counts[key] ?? 0) / whole;
    return { key, look, from: start, to: from };
  });
  const words = parts
    .filter(({ key }) => (stack.counts[key] ?? 0) > 0)
    .map(({ key }) => `${formatCount(stack.counts[key] ?? 0)} ${key}`);
  return (
    <div className="share-row">
      <span>{stack.label}</span>
      <svg width="100%" height={HEIGHT} role="img" aria-label={words.join(', ')}>
        {segments
          .filter((segment) => segment.to > segment.from)
          .map(({ key, ...segment }) => (
            <Segment key={key} {...segment} />
          ))}
      </svg>
      <span className="of">{stack.note}</span>
    </div>
  );
}

interface SegmentProps {
  readonly look: PartLook;
  readonly from: number;
  readonly to: number;
  /** Width of the whole where it is known; hatching is by the percent else. */
  readonly pixels?: number | undefined;
}

function Segment({ look, from, to, pixels }: SegmentProps) {
  const marked = look === 'hatched' || look === 'crossed';
  const lines = marked ? Math.max(1, Math.floor((to - from) * (pixels === undefined ? 60 : 4))) : 0;
  const at = (index: number) => percent(from + ((to - from) * (index + 0.5)) / lines);
  return (
    <g className="segment">
      <rect className={look} x={percent(from)} y="1" width={percent(to - from)} height={HEIGHT - 2} />
      {Array.from({ length: lines }, (_, index) => (
        <line
          key={index}
          className={look === 'hatched' ? 'hatch' : 'cross'}
          x1={at(index)}
          x2={at(index)}
          y1="1"
          y2={HEIGHT - 1}
        />
      ))}
    </g>
  );
}

interface StackTableProps {
  readonly caption: string;
  readonly rowHead: string;
  readonly stacks: readonly Stack[];
  readonly keys: readonly string[];
}

function StackTable({ caption, rowHead, stacks, keys }: StackTableProps) {
  return (
    <DataTable
      caption={`${caption} In numbers`}
      captionUnseen
      rows={stacks}
      rowKey={(stack) => stack.key}
      empty="Nothing to divide."
      columns={[
        { key: 'label', head: rowHead, kind: 'name', cell: (stack) => stack.label },
        ...keys.map((key) => ({
          key,
          head: key,
          kind: 'number' as const,
          cell: (stack: Stack) => formatCount(stack.counts[key] ?? 0),
        })),
      ]}
    />
  );
}
