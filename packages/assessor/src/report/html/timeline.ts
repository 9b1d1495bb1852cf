// SPDX-License-Identifier: Apache-2.0
import { type AssessedRun, type Assessment, formatCounted, formatMs } from '@touchstone/model';
import { OUTCOME_MARKS } from '../words/outcome-mark.js';
import { runLabel } from '../words/run-label.js';
import { stepSpans, type StepSpan } from '../words/step-spans.js';
import { html, type Markup } from './html.js';
import { emptyState, type Section } from './section.js';

const LANE = 44;

/** Calls of each service over the length of each run, with the recipe's steps above them. */
export function timelineSection(assessment: Assessment): Section {
  return {
    id: 'timeline',
    name: 'Timeline',
    title: 'Timeline of calls',
    lead: html`Calls of each service in 60 equal slices of the run; within a run all services share one scale.
      The numbers on top are the recipe's <a href="#steps">steps</a>, placed by their lengths and calls.`,
    body: assessment.runs.map(runTimeline),
  };
}

function runTimeline(run: AssessedRun, index: number): Markup {
  const most = Math.max(1, ...run.timeline.flatMap((lane) => lane.perBin));
  const open = index === 0 ? html` open` : '';
  const length = formatMs(run.seconds * 1000);
  return html`<details class="run-map" ${open}>
    <summary>
      <span class="statement">Run ${index + 1}, ${runLabel(run)}</span>
      <span class="aside">${formatCounted(run.exchanges, 'call')} in ${length}</span>
    </summary>
    ${
      run.timeline.length === 0
        ? emptyState('No call was recorded in this run.')
        : html`<div class="timeline">
            <span class="lane-name">steps</span>
            ${stepBand(stepSpans(run))} ${run.timeline.map((lane) => laneRow(lane, most, run))}
            <span class="lane-name" aria-hidden="true"></span>
            <p class="axis" aria-hidden="true">
              <span>0 s</span><span>${formatMs(run.seconds * 500)}</span><span>${length}</span>
            </p>
          </div>`
    }
  </details>`;
}

function stepBand(spans: readonly StepSpan[]): Markup {
  const said = spans.map(({ step, number }) => `${number} ${step.title}: ${step.outcome}`).join('; ');
  return html`<svg class="band" width="100%" height="26" role="img" aria-label="Steps in order: ${said}">
    ${spans.map(
      ({ step, number, from, to }) =>
        html`<g class="${OUTCOME_MARKS[step.outcome].tone}">
          <title>${number} ${step.title}: ${step.outcome}, ${formatMs(step.ms)}</title>
          <rect x="${percent(from)}" y="2" width="${percent(to - from)}" height="22" />
          ${to - from < 0.028 ? '' : html`<text x="${percent((from + to) / 2)}" y="18" text-anchor="middle">${step.outcome === 'passed' ? '' : OUTCOME_MARKS[step.outcome].mark}${number}</text>`}
        </g>`,
    )}
  </svg>`;
}

function laneRow(lane: AssessedRun['timeline'][number], most: number, run: AssessedRun): Markup {
  const name = lane.service ?? 'unclassified';
  const bins = lane.perBin.length;
  const total = lane.perBin.reduce((sum, count) => sum + count, 0);
  const peak = Math.max(0, ...lane.perBin);
  const when = formatMs((lane.perBin.indexOf(peak) / Math.max(1, bins)) * run.seconds * 1000);
  const said = `${name}: ${formatCounted(total, 'call')}, at most ${peak} in one slice, at ${when}`;
  return html`<span class="lane-name">${name}<small>${formatCounted(total, 'call')}</small></span>
    <svg
      class="${lane.service === null ? 'lane unknown' : 'lane'}"
      width="100%"
      height="${LANE}"
      role="img"
      aria-label="${said}"
    >
      ${stepSpans(run).map(({ to }) => html`<line class="tick" x1="${percent(to)}" x2="${percent(to)}" y1="-8" y2="${LANE}" />`)}
      <line class="base" x1="0" x2="100%" y1="${LANE - 0.5}" y2="${LANE - 0.5}" />
      ${lane.perBin.map((count, bin) => bar(count, bin, bins, most))}
    </svg>`;
}

function bar(count: number, bin: number, bins: number, most: number): Markup {
  if (count === 0) return html``;
  const height = Math.max(2, Math.round((LANE - 4) * (count / most) * 10) / 10);
  return html`<rect
    x="${percent((bin + 0.1) / bins)}"
    width="${percent(0.8 / bins)}"
    y="${LANE - 1 - height}"
    height="${height}"
  />`;
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 100_000) / 1000}%`;
}
