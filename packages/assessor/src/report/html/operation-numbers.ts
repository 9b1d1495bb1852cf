// SPDX-License-Identifier: Apache-2.0
import { type Assessment, formatCount, type OperationUse } from '@touchstone/model';
import { html, type Markup } from './html.js';
import { runRow, runTable } from './run-table.js';

/** The heat map's numbers: one row an operation, one column a run, refusals and failures spelt out. */
export function operationNumbers({ runs }: Assessment): Markup {
  const ids = [...new Set(runs.flatMap((run) => run.operations.map((use) => use.operation)))];
  if (ids.length === 0) return html``;
  const rows = ids.map((id) =>
    runRow(
      html`<code>${id}</code>`,
      runs.map((run) => cell(run.operations.find((use) => use.operation === id))),
      true,
    ),
  );
  return html`<details class="numbers-table">
    <summary>
      <span class="statement">Table of numbers</span> <span class="aside">all runs side by side</span>
    </summary>
    ${runTable({ caption: 'Calls by operation and run', heads: ['Operation'], runs, rows, numbers: true })}
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
