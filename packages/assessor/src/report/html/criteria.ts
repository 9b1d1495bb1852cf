// SPDX-License-Identifier: Apache-2.0
import {
  type AssessedCriterion,
  type Assessment,
  formatCounted,
  type Level,
  LEVELS,
  levelTitle,
} from '@touchstone/model';
import type { ReportOptions } from '../report-options.js';
import { findNextLevel, isScanOnly } from '../words/headline.js';
import { levelState } from '../words/level-state.js';
import { OUTCOME_MARKS } from '../words/outcome-mark.js';
import { runLabel, runNumber } from '../words/run-label.js';
import { evidenceList } from './evidence-list.js';
import { html, type Markup } from './html.js';
import { markWord } from './mark.js';
import type { Section } from './section.js';

/** Every criterion of the guideline by level; those that keep the next one from being reached lie open. */
export function criteriaSection(assessment: Assessment, options: ReportOptions): Section {
  return {
    id: 'criteria',
    name: 'Criteria',
    title: 'Levels and criteria',
    lead: html`A level is reached when every criterion asked of it passed. What did not run is never counted
    as passed.`,
    body: LEVELS.map((level) => levelGroup(assessment, level, options)),
  };
}

function levelGroup(assessment: Assessment, level: Level, options: ReportOptions): Markup {
  const entry = assessment.levels.find((candidate) => candidate.level === level);
  const criteria = assessment.criteria.filter((criterion) => criterion.level === level);
  const passed = criteria.filter((criterion) => criterion.verdict === 'passed').length;
  const asked = criteria.filter((criterion) => criterion.verdict !== 'not asked').length;
  const { word } = levelState(assessment, level);
  return html`<div class="level-group" id="level-${level}">
    <h3>
      ${levelTitle(level)}
      <span class="aside"
        >${word} · ${passed} of ${formatCounted(asked, 'criterion', 'criteria')} passed</span
      >
    </h3>
    ${criteria.map((criterion) => row(assessment, criterion, entry?.missing ?? [], options))}
  </div>`;
}

function row(
  assessment: Assessment,
  criterion: AssessedCriterion,
  missing: readonly string[],
  options: ReportOptions,
): Markup {
  const { id, verdict, statement, why, mend, runs } = criterion;
  const reason = options.guideline?.criteria.find((candidate) => candidate.id === id)?.reason;
  const next = isScanOnly(assessment) ? undefined : findNextLevel(assessment);
  const open = criterion.level === next && missing.includes(id) ? html` open` : '';
  return html`<details class="criterion" id="criterion-${id}" ${open}>
    <summary>
      ${markWord(OUTCOME_MARKS[verdict], verdict)} <span class="statement">${statement}</span>
    </summary>
    <div class="criterion-body">
      <p>${why}</p>
      ${mend === undefined ? '' : html`<p class="mend"><strong>Mend</strong> ${mend}</p>`}
      ${reason === undefined ? '' : html`<p class="reason"><strong>Reason</strong> ${reason}</p>`}
      ${runs.length === 0 ? '' : byRun(assessment, runs)}
      <p class="id"><code>${id}</code></p>
    </div>
  </details>`;
}

function byRun(assessment: Assessment, runs: AssessedCriterion['runs']): Markup {
  return html`<ul class="by-run" aria-label="By run">
    ${runs.map((entry) => {
      const run = assessment.runs[runNumber(assessment, entry.run) - 1];
      return html`<li>
        ${markWord(OUTCOME_MARKS[entry.verdict], entry.verdict)}
        <span
          >${run === undefined ? entry.run : `Run ${runNumber(assessment, entry.run)}, ${runLabel(run)}`}:
          ${entry.why}</span
        >
        ${evidenceList(assessment, entry.evidence)}
      </li>`;
    })}
  </ul>`;
}
