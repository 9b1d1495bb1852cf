// SPDX-License-Identifier: Apache-2.0
import {
  type AssessedRun,
  type Assessment,
  formatCount,
  formatCounted,
  type OperationUse,
} from '@touchstone/model';
import { runLabel } from '../words/run-label.js';
import { html, type Markup } from './html.js';
import { markWord } from './mark.js';
import { operationNumbers } from './operation-numbers.js';
import { emptyState, type Section } from './section.js';

const STEPS = 5;

/** Services × operations for each run as tiles, and the same as a table of numbers over all runs. */
export function heatMapSection(assessment: Assessment): Section {
  return {
    id: 'operations',
    name: 'Operations',
    title: 'Services and operations',
    lead: html`One tile is one operation; the number is how many calls the cloud accepted, and a deeper tone
    means more of them. A dashed tile also has calls that were refused (4xx) or failed (5xx or cut off).`,
    body: html`${assessment.runs.map((run, index) => runMap(run, index))} ${operationNumbers(assessment)}`,
  };
}

function runMap(run: AssessedRun, index: number): Markup {
  const most = Math.max(1, ...run.operations.map((use) => use.used));
  const open = index === 0 ? html` open` : '';
  return html`<details class="run-map" ${open}>
    <summary>
      <span class="statement">Run ${index + 1}, ${runLabel(run)}</span>
      <span class="aside"
        >${formatCounted(run.exchanges, 'call')} · ${formatCounted(run.operations.length, 'operation')}</span
      >
    </summary>
    ${unclassified(run)}
    ${
      run.operations.length === 0
        ? emptyState('No operation was called in this run.')
        : run.services.map((service) => serviceRow(run, service, most))
    }
  </details>`;
}

function serviceRow(run: AssessedRun, service: AssessedRun['services'][number], most: number): Markup {
  const uses = run.operations.filter((use) => use.operation.startsWith(`${service.service}:`));
  return html`<div class="service">
    <h3>${service.service} <span class="aside">${formatCounted(service.calls, 'call')}</span></h3>
    <ul class="tiles">
      ${uses.map((use) => tile(use, most))}
    </ul>
  </div>`;
}

function tile(use: OperationUse, most: number): Markup {
  const name = use.operation.slice(use.operation.indexOf(':') + 1);
  const trouble = use.refused + use.failed > 0;
  return html`<li class="tile heat${heat(use.used, most)} ${trouble ? 'trouble' : ''}">
    <span class="tile-count">${formatCount(use.used)}</span>
    <span class="tile-name">${breakable(name)}</span>
    ${use.refused > 0 ? html`<span class="tile-more">${formatCount(use.refused)} refused</span>` : ''}
    ${use.failed > 0 ? html`<span class="tile-more">${formatCount(use.failed)} failed</span>` : ''}
  </li>`;
}

/** Operation names may wrap at their dots, hyphens and inner capitals. */
function breakable(name: string): readonly Markup[] {
  return name
    .split(/(?=\.)|(?<=-)|(?<=[a-z])(?=[A-Z])/)
    .map((part, index) => (index === 0 ? html`${part}` : html`<wbr />${part}`));
}

/** Calls that no operation of the index matches: they count against the solution and have no tile to hide in. */
function unclassified(run: AssessedRun): Markup {
  if (run.unclassified === 0) return html``;
  return html`<p class="unclassified">
    ${markWord({ mark: '✗', tone: 'bad' }, formatCounted(run.unclassified, 'unclassified call'))} No operation
    of the index matches; the <a href="#findings">findings</a> say which.
  </p>`;
}

/** 0 for none, else 1 to 5 on a logarithmic scale: single calls stay visible beside thousands. */
function heat(count: number, most: number): number {
  if (count === 0) return 0;
  return Math.max(1, Math.ceil((STEPS * Math.log1p(count)) / Math.log1p(most)));
}
