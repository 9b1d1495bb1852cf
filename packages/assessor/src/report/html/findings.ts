// SPDX-License-Identifier: Apache-2.0
import type { Assessment, Finding } from '@touchstone/model';
import { FINDING_MARKS, sortFindings } from '../words/finding-mark.js';
import { placeWords } from '../words/scan-words.js';
import { evidenceList } from './evidence-list.js';
import { html, type Markup } from './html.js';
import { markWord } from './mark.js';
import { emptyState, type Section } from './section.js';

/** What the evidence shows beyond the criteria, with the mend and the lines it rests on. */
export function findingsSection(assessment: Assessment): Section {
  const findings = sortFindings(assessment.findings);
  return {
    id: 'findings',
    name: 'Findings',
    title: 'Findings',
    body:
      findings.length === 0
        ? emptyState('Nothing was found.', true)
        : html`<ul class="findings">
            ${findings.map((finding) => item(assessment, finding))}
          </ul>`,
  };
}

function sourcePlaces({ places = [] }: Finding): Markup {
  if (places.length === 0) return html``;
  const more = places.length > 5 ? html` and ${places.length - 5} more` : '';
  return html`<p class="after">
    In source:
    ${places.slice(0, 5).map((place, index) => html`${index === 0 ? '' : ', '}<code>${placeWords(place)}</code>`)}${more}
  </p>`;
}

function item(assessment: Assessment, finding: Finding): Markup {
  const mark = FINDING_MARKS[finding.weight];
  return html`<li class="finding ${mark.tone}">
    <p class="finding-head">${markWord(mark, finding.weight)} <code>${finding.id}</code></p>
    <p class="finding-text">${finding.statement}</p>
    ${finding.mend === undefined ? '' : html`<p class="mend"><strong>Mend</strong> ${finding.mend}</p>`}
    ${evidenceList(assessment, finding.evidence)} ${sourcePlaces(finding)}
  </li>`;
}
