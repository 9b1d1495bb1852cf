// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import { runLabel } from '../words/run-label.js';
import { html, type Markup, type Value } from './html.js';
import { scrollTable } from './scroll-table.js';

export interface RunTable {
  readonly caption: string;
  /** Heads of the columns before the runs; the last of them names the row. */
  readonly heads: readonly string[];
  readonly runs: readonly AssessedRun[];
  readonly rows: readonly Markup[];
  /** Cells of the runs hold numbers. */
  readonly numbers?: boolean;
}

/** A table with a column for each run, so that runs are compared by looking across. */
export function runTable({ caption, heads, runs, rows, numbers = false }: RunTable): Markup {
  const columns = runs.length > 2 ? 'runs many' : 'runs';
  return scrollTable(
    caption,
    html`<thead>
        <tr>
          ${heads.map((head) => html`<th scope="col" class="${head === '#' ? 'ordinal' : ''}">${head}</th>`)}
          ${runs.map(
            (run, index) =>
              html`<th scope="col" class="${numbers ? 'number' : ''}">
                Run ${index + 1} <small>${runLabel(run)}</small>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>`,
    columns,
  );
}

/** A row of such a table: its name, then a cell for each run. */
export function runRow(name: Value, cells: readonly Value[], numbers = false): Markup {
  return html`<tr>
    <th scope="row">${name}</th>
    ${cells.map((cell) => html`<td class="${numbers ? 'number' : ''}">${cell}</td>`)}
  </tr>`;
}
