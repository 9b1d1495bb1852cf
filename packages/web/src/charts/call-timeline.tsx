// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted, formatMs, type Outcome } from '@touchstone/model';
import { scaleLinear } from 'd3-scale';
import { area, curveStep } from 'd3-shape';
import { DataTable } from '../design/data-table.js';
import { EmptyState } from '../design/empty-state.js';
import { Chart } from './chart.js';
import { percent } from './percent.js';

const LANE = 40;

export interface TimelineLane {
  /** Null: calls that no operation matches. */
  readonly service: string | null;
  readonly perBin: readonly number[];
}

export interface TimelineStep {
  readonly title: string;
  readonly outcome: Outcome;
  /** Where it begins and ends in the run, from 0 to 1. */
  readonly from: number;
  readonly to: number;
}

export interface CallTimelineProps {
  readonly seconds: number;
  readonly lanes: readonly TimelineLane[];
  readonly steps?: readonly TimelineStep[] | undefined;
}

/** Calls of each service over the length of a run, on one scale, with the recipe's steps above. */
export function CallTimeline({ seconds, lanes, steps = [] }: CallTimelineProps) {
  if (lanes.length === 0) return <EmptyState>No call was recorded in this run.</EmptyState>;
  const most = Math.max(1, ...lanes.flatMap((lane) => lane.perBin));
  const bins = lanes[0]?.perBin.length ?? 1;
  return (
    <Chart
      kind="calls"
      caption={`Calls of each service in ${bins} equal slices of the run; all services share one scale.`}
      table={<TimelineTable seconds={seconds} lanes={lanes} />}
    >
      <div className="timeline">
        {steps.length === 0 ? null : <StepBand steps={steps} />}
        {lanes.map((lane) => (
          <Lane key={lane.service ?? ''} lane={lane} most={most} seconds={seconds} steps={steps} />
        ))}
        <span className="lane-name" aria-hidden="true" />
        <p className="axis" aria-hidden="true">
          <span>0 s</span>
          <span>{formatMs(seconds * 500)}</span>
          <span>{formatMs(seconds * 1000)}</span>
        </p>
      </div>
    </Chart>
  );
}

interface LaneProps {
  readonly lane: TimelineLane;
  readonly most: number;
  readonly seconds: number;
  readonly steps: readonly TimelineStep[];
}

function Lane({ lane, most, seconds, steps }: LaneProps) {
  const { name, calls, peak, when } = describeLane(lane, seconds);
  return (
    <>
      <span className="lane-name">
        {name}
        <small>{formatCounted(calls, 'call')}</small>
      </span>
      <svg
        className={lane.service === null ? 'lane unknown' : 'lane'}
        width="100%"
        height={LANE}
        role="img"
        aria-label={`${name}: ${formatCounted(calls, 'call')}, at most ${peak} in one slice, at ${when}`}
      >
        {steps.map(({ to, title }) => (
          <line key={`${title} ${to}`} className="tick" x1={percent(to)} x2={percent(to)} y1="-8" y2={LANE} />
        ))}
        <svg
          viewBox={`0 0 ${lane.perBin.length} ${LANE}`}
          width="100%"
          height={LANE}
          preserveAspectRatio="none"
        >
          <path className="area" d={laneArea(lane.perBin, most)} />
        </svg>
        <line className="base" x1="0" x2="100%" y1={LANE - 0.5} y2={LANE - 0.5} />
      </svg>
    </>
  );
}

/** Steps of one bin's width each; the least call is still two pixels high. */
function laneArea(perBin: readonly number[], most: number): string {
  const height = scaleLinear()
    .domain([0, most])
    .range([0, LANE - 4]);
  const y = (count: number) => (count === 0 ? LANE : LANE - Math.max(2, height(count)));
  const padded = [0, ...perBin, 0];
  const draw = area<number>((_, index) => index - 0.5, LANE, y)
    .curve(curveStep)
    .digits(1);
  return draw(padded) ?? '';
}

function StepBand({ steps }: { readonly steps: readonly TimelineStep[] }) {
  const said = steps.map(({ title, outcome }, index) => `${index + 1} ${title}: ${outcome}`).join('; ');
  return (
    <>
      <span className="lane-name">steps</span>
      <svg className="band" width="100%" height="26" role="img" aria-label={`Steps in order: ${said}`}>
        {steps.map(({ title, outcome, from, to }, index) => (
          <g key={title} className={STEP_TONES[outcome]}>
            <title>{`${index + 1} ${title}: ${outcome}`}</title>
            <rect x={percent(from)} y="2" width={percent(to - from)} height="22" />
            {to - from < 0.028 ? null : (
              <text x={percent((from + to) / 2)} y="18" textAnchor="middle">
                {outcome === 'passed' ? '' : outcome === 'failed' ? '✗ ' : '? '}
                {index + 1}
              </text>
            )}
          </g>
        ))}
      </svg>
    </>
  );
}

const STEP_TONES: Readonly<Record<Outcome, string>> = {
  passed: 'good',
  failed: 'bad',
  flaky: 'warn',
  skipped: 'warn',
  'not run': 'quiet',
  'could not tell': 'warn',
  'not asked': 'quiet',
};

function describeLane(lane: TimelineLane, seconds: number) {
  const calls = lane.perBin.reduce((sum, count) => sum + count, 0);
  const peak = Math.max(0, ...lane.perBin);
  const when = formatMs((lane.perBin.indexOf(peak) / Math.max(1, lane.perBin.length)) * seconds * 1000);
  return { name: lane.service ?? 'unclassified', calls, peak, when };
}

function TimelineTable({ seconds, lanes }: Pick<CallTimelineProps, 'seconds' | 'lanes'>) {
  const rows = lanes.map((lane) => describeLane(lane, seconds));
  return (
    <DataTable
      caption="Calls by service over the run"
      rows={rows}
      rowKey={(row) => row.name}
      empty="No call."
      columns={[
        { key: 'service', head: 'Service', kind: 'name', cell: (row) => row.name },
        { key: 'calls', head: 'Calls', kind: 'number', cell: (row) => formatCount(row.calls) },
        { key: 'peak', head: 'Most in one slice', kind: 'number', cell: (row) => formatCount(row.peak) },
        { key: 'when', head: 'At', kind: 'number', cell: (row) => row.when },
      ]}
    />
  );
}
