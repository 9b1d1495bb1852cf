// SPDX-License-Identifier: Apache-2.0
import { type Assessment, formatCount } from '@touchstone/model';
import { seenAndFound } from '../words/seen-and-found.js';
import { html, type Markup } from './html.js';
import { scrollTable } from './scroll-table.js';

/** Seen running beside found in source, by service; every operation below it. */
export function seenAndFoundTables(assessment: Assessment): Markup {
  if (assessment.operations.length === 0) return html``;
  const bySeen = assessment.runs.length > 0;
  return html`${scrollTable(
      'Operations seen running beside those found in source',
      html`<thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col" class="number">Seen and found</th>
            <th scope="col" class="number">Found only</th>
            <th scope="col" class="number">Seen only</th>
          </tr>
        </thead>
        <tbody>
          ${seenAndFound(assessment).map(
            (one) =>
              html`<tr>
                <th scope="row">${one.service}</th>
                <td class="number">${bySeen ? formatCount(one.both) : '–'}</td>
                <td class="number">${formatCount(one.foundOnly)}</td>
                <td class="number">${bySeen ? formatCount(one.seenOnly) : '–'}</td>
              </tr>`,
          )}
        </tbody>`,
    )}
    <details class="numbers-table">
      <summary>
        <span class="statement">Every operation</span>
        <span class="aside">accepted calls beside places in source</span>
      </summary>
      ${operationsTable(assessment, bySeen)}
    </details>`;
}

function operationsTable({ operations }: Assessment, bySeen: boolean): Markup {
  return scrollTable(
    'Each operation as recordings and scans show it',
    html`<thead>
        <tr>
          <th scope="col">Operation</th>
          <th scope="col" class="number">Seen running</th>
          <th scope="col" class="number">Found in source</th>
          <th scope="col">Confidence</th>
        </tr>
      </thead>
      <tbody>
        ${operations.map(
          (one) =>
            html`<tr>
              <th scope="row"><code>${one.operation}</code></th>
              <td class="number">${bySeen ? formatCount(one.seen) : '–'}</td>
              <td class="number">${formatCount(one.found)}</td>
              <td>${one.confidence ?? '–'}</td>
            </tr>`,
        )}
      </tbody>`,
  );
}
