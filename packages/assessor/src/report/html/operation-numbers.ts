// SPDX-License-Identifier: Apache-2.0
import type { Assessment, OperationUse } from '@touchstone/model';
import { formatCount } from '../words/quantity.js';
import { runLabel } from '../words/run-label.js';
import { html, type Markup } from './html.js';
import { scrollTable } from './scroll-table.js';

/** The heat map's numbers: one row an operation, one column a run, refusals and failures spelt out. */
export function operationNumbers(assessment: Assessment): Markup {
  const ids = [...new Set(assessment.runs.flatMap((run) => run.operations.map((use) => use.operation)))];
  if (ids.length === 0) return html``;
  const table = scrollTable(
    'Calls by operation and run',
    html`<thead>
        <tr>
          <th scope="col">Operation</th>
          ${assessment.runs.map((run, index) => html`<th scope="col" class="number">Run ${index + 1}<br /><small>${runLabel(run)}</small></th>`)}
        </tr>
      </thead>
      <tbody>
        ${ids.map(
          (id) =>
            html`<tr>
              <th scope="row"><code>${id}</code></th>
              ${assessment.runs.map(
                (run) =>
                  html`<td class="number">${cell(run.operations.find((use) => use.operation === id))}</td>`,
              )}
            </tr>`,
        )}
      </tbody>`,
  );
  return html`<details class="numbers-table">
    <summary>
      <span class="statement">Table of numbers</span> <span class="aside">all runs side by side</span>
    </summary>
    ${table}
  </details>`;
}

function cell(use: OperationUse | undefined): string {
  if (use === undefined) return '–';
  const more = [
    use.refused > 0 ? `${formatCount(use.refused)} refused` : '',
    use.failed > 0 ? `${formatCount(use.failed)} failed` : '',
  ].filter((part) => part !== '');
  return [formatCount(use.used), ...more].join(', ');
}
