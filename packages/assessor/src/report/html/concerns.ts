// SPDX-License-Identifier: Apache-2.0
import { type AssessedConcern, type Assessment, formatCounted } from '@touchstone/model';
import { CONCERN_MARKS, sortConcerns } from '../words/standing-mark.js';
import { isScanOnly } from '../words/headline.js';
import { html, type Markup } from './html.js';
import { markWord } from './mark.js';
import { scrollTable } from './scroll-table.js';
import { emptyState, type Section } from './section.js';

/** For each concern whether the solution uses the OpenStack service or brings its own. */
export function concernsSection(assessment: Assessment): Section {
  const concerns = sortConcerns(assessment.concerns);
  const aside = concerns.filter((entry) => entry.relevance === 'other' && entry.verdict === 'not concerned');
  const shown = concerns.filter((entry) => !aside.includes(entry));
  return {
    id: 'concerns',
    name: 'Concerns',
    title: 'Native or parallel',
    lead: html`For each concern: <em>native</em> uses the OpenStack service, <em>parallel</em> brings its own,
      <em>both</em> does either. Core and relevant follow from the category ${assessment.solution.category}.`,
    body: [
      shown.length === 0 ? emptyState('No concern was shown.') : matrix(shown, !isScanOnly(assessment)),
      aside.length === 0
        ? ''
        : html`<p class="after">Not concerned with ${aside.map((entry) => entry.concern).join(', ')}.</p>`,
    ],
  };
}

function matrix(concerns: readonly AssessedConcern[], ran: boolean): Markup {
  return scrollTable(
    'Concerns and how they are met',
    html`<thead>
        <tr>
          <th scope="col">Concern</th>
          <th scope="col">Met</th>
          ${ran ? html`<th scope="col">Seen running</th>` : ''}
          <th scope="col">Found in source</th>
          <th scope="col">Its own</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        ${concerns.map((entry) => row(entry, ran))}
      </tbody>`,
  );
}

/** What the recordings show of it, with the services and how many operations were used. */
function seenWords({ seen, services, operations }: AssessedConcern): string {
  return operations === 0
    ? seen
    : `${seen}: ${formatCounted(operations, 'operation')} of ${services.join(', ')}`;
}

/** What it brings itself, and whether that can be switched off. */
function ownWords({ parallel, switchable }: AssessedConcern): string {
  if (parallel.length === 0) return '–';
  const more = parallel.length > 5 ? ` and ${parallel.length - 5} more` : '';
  return `${parallel.slice(0, 5).join(', ')}${more}${switchable ? ' (can be switched)' : ''}`;
}

function row(entry: AssessedConcern, ran: boolean): Markup {
  return html`<tr class="${entry.relevance}">
    <th scope="row">${entry.concern} <span class="aside">${entry.relevance}</span></th>
    <td>${markWord(CONCERN_MARKS[entry.verdict], entry.verdict)}</td>
    ${ran ? html`<td>${seenWords(entry)}</td>` : ''}
    <td>${entry.found ?? 'no scan'}</td>
    <td>${ownWords(entry)}</td>
    <td class="wide">${entry.why}</td>
  </tr>`;
}
