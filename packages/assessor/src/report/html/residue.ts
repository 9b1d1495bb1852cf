// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, Assessment } from '@touchstone/model';
import { formatCount, formatCounted } from '../words/quantity.js';
import { runLabel } from '../words/run-label.js';
import { html, type Markup } from './html.js';
import { scrollTable } from './scroll-table.js';
import { emptyState, type Section } from './section.js';

const HOW: Readonly<Record<AssessedRun['residue']['how'], string>> = {
  inventory: 'The project was listed after teardown.',
  tracked: 'Followed through the recorded calls; the project was not listed.',
  unknown: 'Neither listed nor followed: what was left behind is not known.',
};

/** What each run created and what of it was still there after teardown. */
export function residueSection(assessment: Assessment): Section {
  return {
    id: 'residue',
    name: 'Left behind',
    title: 'Left behind',
    lead: 'What the solution created, and what of it was still there after teardown.',
    body: assessment.runs.map(runResidue),
  };
}

function runResidue(run: AssessedRun, index: number): Markup {
  const { residue } = run;
  return html`<div class="run-block">
    <h3>Run ${index + 1}, ${runLabel(run)}</h3>
    ${verdict(run)}
    ${
      residue.couldNotList.length === 0
        ? ''
        : html`<p class="mark warn">? Could not be listed: ${residue.couldNotList.join(', ')}</p>`
    }
    ${run.lifecycles.length === 0 ? '' : lifecycles(run, index)}
  </div>`;
}

function verdict({ residue }: AssessedRun): Markup {
  if (residue.how === 'unknown') return emptyState(HOW.unknown);
  if (residue.resources.length === 0) return emptyState(html`Nothing was left. ${HOW[residue.how]}`, true);
  return html`<p class="mark bad">
      ✗ ${formatCounted(residue.resources.length, 'resource')} left. ${HOW[residue.how]}
    </p>
    <ul class="resources">
      ${residue.resources.map(
        (resource) =>
          html`<li>
            <code>${resource.type}</code>
            <code>${resource.id}</code>${resource.state === undefined ? '' : ` ${resource.state}`}
          </li>`,
      )}
    </ul>`;
}

function lifecycles(run: AssessedRun, index: number): Markup {
  return scrollTable(
    `Life cycles in run ${index + 1}`,
    html`<thead>
        <tr>
          <th scope="col">Resource</th>
          <th scope="col" class="number">Created</th>
          <th scope="col" class="number">Read</th>
          <th scope="col" class="number">Deleted</th>
          <th scope="col" class="number">Left</th>
          <th scope="col">Life cycle</th>
        </tr>
      </thead>
      <tbody>
        ${run.lifecycles.map(
          (cycle) =>
            html`<tr>
              <th scope="row"><code>${cycle.type}</code></th>
              <td class="number">${formatCount(cycle.created)}</td>
              <td class="number">${formatCount(cycle.read)}</td>
              <td class="number">${formatCount(cycle.deleted)}</td>
              <td class="number">${formatCount(cycle.left)}</td>
              <td>${cycle.complete ? '✓ complete' : '· not complete'}</td>
            </tr>`,
        )}
      </tbody>`,
  );
}
