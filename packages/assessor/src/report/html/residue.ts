// SPDX-License-Identifier: Apache-2.0
import {
  type AssessedRun,
  type Assessment,
  formatCount,
  formatCounted,
  type Lifecycle,
} from '@touchstone/model';
import { runLabel } from '../words/run-label.js';
import { html, type Markup } from './html.js';
import { markWord } from './mark.js';
import { runRow, runTable } from './run-table.js';
import type { Section } from './section.js';

const HOW: Readonly<Record<AssessedRun['residue']['how'], string>> = {
  inventory: 'the project was listed after teardown',
  tracked: 'followed through the recorded calls; the project was not listed',
  unknown: 'neither listed nor followed',
};

/** What each run created and what of it was still there after teardown. */
export function residueSection(assessment: Assessment): Section {
  return {
    id: 'residue',
    name: 'Left behind',
    title: 'Left behind',
    lead: 'What the solution created, and what of it was still there after teardown.',
    body: html`<ul class="residue">
        ${assessment.runs.map(runResidue)}
      </ul>
      ${lifecycles(assessment.runs)}`,
  };
}

function runResidue(run: AssessedRun, index: number): Markup {
  const { resources, how, couldNotList } = run.residue;
  return html`<li>
    ${verdict(run)} <span>Run ${index + 1}, ${runLabel(run)}: ${HOW[how]}</span>
    ${couldNotList.length === 0 ? '' : html`<p>Could not be listed: ${couldNotList.join(', ')}</p>`}
    ${
      resources.length === 0
        ? ''
        : html`<ul>
            ${resources.map(({ type, id, state }) => html`<li><code>${type}</code> <code>${id}</code> ${state}</li>`)}
          </ul>`
    }
  </li>`;
}

function verdict({ residue }: AssessedRun): Markup {
  if (residue.resources.length > 0) {
    return markWord(
      { mark: '✗', tone: 'bad' },
      `${formatCounted(residue.resources.length, 'resource')} left`,
    );
  }
  if (residue.how === 'unknown') return markWord({ mark: '?', tone: 'warn' }, 'not known');
  if (residue.couldNotList.length > 0) return markWord({ mark: '?', tone: 'warn' }, 'nothing seen');
  return markWord({ mark: '✓', tone: 'good' }, 'nothing left');
}

function lifecycles(runs: readonly AssessedRun[]): Markup {
  const types = [...new Set(runs.flatMap((run) => run.lifecycles.map((cycle) => cycle.type)))];
  if (types.length === 0) return html``;
  const rows = types.map((type) =>
    runRow(
      html`<code>${type}</code>`,
      runs.map((run) => cell(run.lifecycles.find((cycle) => cycle.type === type))),
    ),
  );
  return runTable({ caption: 'Life cycles by run', heads: ['Resource'], runs, rows });
}

function cell(cycle: Lifecycle | undefined): Markup {
  if (cycle === undefined) return html`–`;
  const { created, read, deleted, left, complete } = cycle;
  return html`${complete ? '✓ complete' : '· not complete'}
    <small
      >${formatCount(created)} created, ${formatCount(read)} read, ${formatCount(deleted)} deleted,
      ${formatCount(left)} left</small
    >`;
}
