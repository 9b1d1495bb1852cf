// SPDX-License-Identifier: Apache-2.0
import type { AssessedCriterion, Assessment } from '@touchstone/model';
import { findMissing, findNextLevel } from '../words/headline.js';
import { OUTCOME_MARKS } from '../words/outcome-mark.js';
import { html, type Markup } from './html.js';
import { markWord } from './mark.js';
import { emptyState, type Section } from './section.js';

/** What keeps the solution from the next level, each with the way to mend it. */
export function missingSection(assessment: Assessment): Section {
  const next = findNextLevel(assessment);
  if (next === undefined) {
    return {
      id: 'missing',
      name: 'Missing',
      title: 'What is missing',
      body: emptyState('Nothing. The highest level of this guideline is reached.', true),
    };
  }
  const missing = findMissing(assessment, next);
  return {
    id: 'missing',
    name: 'Missing',
    title: `What is missing for ${next}`,
    body:
      missing.length === 0
        ? emptyState(`No criterion of ${next} is open; a lower level is.`)
        : html`<ol class="todo">
            ${missing.map(item)}
          </ol>`,
  };
}

function item(criterion: AssessedCriterion): Markup {
  return html`<li>
    <p class="todo-title">
      ${markWord(OUTCOME_MARKS[criterion.verdict], criterion.verdict)}
      <a href="#criterion-${criterion.id}">${criterion.statement}</a>
    </p>
    <p>${criterion.why}</p>
    ${criterion.mend === undefined ? '' : html`<p class="mend"><strong>Mend</strong> ${criterion.mend}</p>`}
  </li>`;
}
