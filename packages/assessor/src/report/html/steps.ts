// SPDX-License-Identifier: Apache-2.0
import {
  type AssessedRun,
  type AssessedStep,
  type Assessment,
  formatCount,
  formatCounted,
  formatMs,
} from '@touchstone/model';
import { OUTCOME_MARKS } from '../words/outcome-mark.js';
import { html, type Markup } from './html.js';
import { markWord } from './mark.js';
import { runTable } from './run-table.js';
import type { Section } from './section.js';

/** Every expected step of every run with its outcome; the steps of the recipe are the expected set. */
export function stepsSection(assessment: Assessment): Section {
  return {
    id: 'steps',
    name: 'Steps',
    title: 'Steps of the recipe',
    lead: 'Every step that the recipe expects is listed, whether it ran or not.',
    body: runTable({
      caption: 'Outcome of each step by run',
      heads: ['#', 'Step'],
      runs: assessment.runs,
      rows: stepRows(assessment.runs),
    }),
  };
}

function stepRows(runs: readonly AssessedRun[]): readonly Markup[] {
  const keys = [...new Set(runs.flatMap((run) => run.steps.map(keyOf)))];
  return keys.map((key, index) => {
    const cells = runs.map((run) => run.steps.find((step) => keyOf(step) === key));
    const known = cells.find((step) => step !== undefined);
    return html`<tr>
      <td class="ordinal">${index + 1}</td>
      <th scope="row">
        ${known?.title ?? key}
        ${known === undefined || known.phase === 'step' ? '' : html`<small>${known.phase}</small>`}
      </th>
      ${cells.map((step) => html`<td>${stepCell(step)}</td>`)}
    </tr>`;
  });
}

function stepCell(step: AssessedStep | undefined): Markup {
  if (step === undefined) return html`<span class="mark quiet">– not in this run</span>`;
  const facts = [
    step.outcome === 'not run' ? '' : `${formatMs(step.ms)} · ${formatCounted(step.exchanges, 'call')}`,
    step.attempts > 1 ? formatCounted(step.attempts, 'attempt') : '',
    step.tests === undefined
      ? ''
      : `${formatCount(step.tests.passed)} of ${formatCount(step.tests.expected)} tests passed`,
  ].filter((fact) => fact !== '');
  const unseen = (step.outcome === 'not run' ? [] : step.shows)
    .filter((entry) => !entry.seen)
    .map((entry) => entry.what);
  return html`${markWord(OUTCOME_MARKS[step.outcome], step.outcome)}
  ${facts.length === 0 ? '' : html`<small>${facts.join(' · ')}</small>`}
  ${step.reason === undefined ? '' : html`<small>${step.reason}</small>`}
  ${unseen.length === 0 ? '' : html`<small>did not show ${unseen.join(', ')}</small>`}
  ${step.tests === undefined ? '' : failedTests(step.tests.failed)}`;
}

function failedTests(failed: readonly string[]): Markup {
  if (failed.length === 0) return html``;
  return html`<details class="tests">
    <summary>${formatCounted(failed.length, 'failed test')}</summary>
    <ul>
      ${failed.map((name) => html`<li><code>${name}</code></li>`)}
    </ul>
  </details>`;
}

function keyOf(step: AssessedStep): string {
  return `${step.phase} ${step.id}`;
}
