// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import type { ReactNode } from 'react';
import type { ConcernVerdict } from '../design/concern-mark.js';
import { DataTable } from '../design/data-table.js';
import { Chart } from './chart.js';
import { Legend } from './legend.js';
import { percent } from './percent.js';

/** From the OpenStack way to its own; `not concerned` is left out of the whole. */
const ORDER = ['native', 'both', 'parallel', 'not shown'] as const satisfies readonly ConcernVerdict[];
type Part = (typeof ORDER)[number];
const HEIGHT = 14;

export interface Share {
  readonly key: string;
  readonly label: ReactNode;
  readonly counts: Readonly<Partial<Record<ConcernVerdict, number>>>;
}

export interface ShareBarsProps {
  readonly caption: string;
  readonly rowHead: string;
  readonly shares: readonly Share[];
}

/** How a whole divides into native, both, parallel and not shown: full, hatched, hollow, faint. */
export function ShareBars({ caption, rowHead, shares }: ShareBarsProps) {
  const shown = shares.filter((share) => totalOf(share) > 0);
  return (
    <Chart
      kind="share"
      caption={caption}
      table={<ShareTable caption={caption} rowHead={rowHead} shares={shares} />}
    >
      <Legend
        entries={ORDER.map((name) => ({
          name,
          sign: (
            <svg width="22" height={HEIGHT} aria-hidden="true">
              <Segment part={name} from={0} to={1} pixels={22} />
            </svg>
          ),
        }))}
      />
      {shown.map((share) => (
        <ShareRow key={share.key} share={share} />
      ))}
      {shown.length === shares.length ? null : (
        <p className="aside">
          No bar for {formatCount(shares.length - shown.length)} more: no solution is concerned.
        </p>
      )}
    </Chart>
  );
}

function ShareRow({ share }: { readonly share: Share }) {
  const total = totalOf(share);
  let from = 0;
  const segments = ORDER.map((part) => {
    const start = from;
    from += (share.counts[part] ?? 0) / Math.max(1, total);
    return { part, from: start, to: from };
  });
  return (
    <div className="share-row">
      <span>{share.label}</span>
      <svg width="100%" height={HEIGHT} role="img" aria-label={shareWords(share)}>
        {segments
          .filter(({ from: start, to }) => to > start)
          .map((segment) => (
            <Segment key={segment.part} {...segment} />
          ))}
      </svg>
      <span className="of">
        {formatCount(share.counts.native ?? 0)} of {formatCount(total)} native
      </span>
    </div>
  );
}

interface SegmentProps {
  readonly part: Part;
  readonly from: number;
  readonly to: number;
  /** Width of the whole where it is known; hatching is by the percent else. */
  readonly pixels?: number | undefined;
}

function Segment({ part, from, to, pixels }: SegmentProps) {
  const lines = part === 'both' ? Math.max(1, Math.floor((to - from) * (pixels === undefined ? 60 : 4))) : 0;
  const at = (index: number) => percent(from + ((to - from) * (index + 0.5)) / lines);
  return (
    <g className="segment">
      <rect
        className={part.replace(' ', '-')}
        x={percent(from)}
        y="1"
        width={percent(to - from)}
        height={HEIGHT - 2}
      />
      {Array.from({ length: lines }, (_, index) => (
        <line key={index} className="hatch" x1={at(index)} x2={at(index)} y1="1" y2={HEIGHT - 1} />
      ))}
    </g>
  );
}

function totalOf({ counts }: Share): number {
  return ORDER.reduce((sum, part) => sum + (counts[part] ?? 0), 0);
}

function shareWords(share: Share): string {
  return ORDER.filter((part) => (share.counts[part] ?? 0) > 0)
    .map((part) => `${share.counts[part] ?? 0} ${part}`)
    .join(', ');
}

function ShareTable({ caption, rowHead, shares }: ShareBarsProps) {
  return (
    <DataTable
      caption={`${caption} In numbers`}
      captionUnseen
      rows={shares}
      rowKey={(share) => share.key}
      empty="Nothing to divide."
      columns={[
        { key: 'label', head: rowHead, kind: 'name', cell: (share) => share.label },
        ...[...ORDER, 'not concerned' as const].map((part) => ({
          key: part,
          head: part,
          kind: 'number' as const,
          cell: (share: Share) => formatCount(share.counts[part] ?? 0),
        })),
      ]}
    />
  );
}
