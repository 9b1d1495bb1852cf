// SPDX-License-Identifier: Apache-2.0
import { type AssessedScan, type Assessment, formatCount, formatCounted } from '@touchstone/model';
import { fitWords, implicationWords, placeWords, PRACTICE_BY, scannedWhat } from '../words/scan-words.js';
import { html, type Markup } from './html.js';
import { scrollTable } from './scroll-table.js';
import { seenAndFoundTables } from './seen-and-found.js';
import { emptyState, type Section } from './section.js';

/** What the source and the stack show, and what of it was seen running. */
export function sourceSection(assessment: Assessment): Section {
  return {
    id: 'source',
    name: 'Source and stack',
    title: 'Source and stack',
    lead: html`What a scan found in the solution's own source, tests, examples and vendored code left out. It
      shows what a solution <em>can</em> do; only a recording shows that it does.`,
    body:
      assessment.scans.length === 0
        ? emptyState('No scan of its source is among the evidence.')
        : html`${assessment.scans.map(scanned)} ${seenAndFoundTables(assessment)}`,
  };
}

function scanned(scan: AssessedScan): Markup {
  const skipped = scan.files.skipped.reduce((sum, one) => sum + one.count, 0);
  return html`<p>
      <strong>${scannedWhat(scan)}</strong> · ${formatCounted(scan.files.read, 'file')} read,
      ${formatCount(skipped)} skipped · ${formatCounted(scan.dependencies, 'library', 'libraries')}
      ${scan.of === 'another tree' ? html`· <strong>not the source that the manifest names: not judged</strong>` : ''}
    </p>
    ${sdks(scan)} ${implied(scan)} ${practices(scan)} ${platforms(scan)}`;
}

function sdks(scan: AssessedScan): Markup {
  if (scan.sdks.length === 0) return emptyState('No client or SDK of OpenStack was found.');
  return scrollTable(
    'Ways in which it speaks to OpenStack',
    html`<thead>
        <tr>
          <th scope="col">SDK</th>
          <th scope="col">Language</th>
          <th scope="col">Version</th>
          <th scope="col" class="number">Calls found</th>
        </tr>
      </thead>
      <tbody>
        ${scan.sdks.map(
          (sdk) =>
            html`<tr>
              <th scope="row">${sdk.title}</th>
              <td>${sdk.language}</td>
              <td>${sdk.versions.length === 0 ? '–' : sdk.versions.slice(0, 3).join(', ')}</td>
              <td class="number">${formatCount(sdk.calls)}</td>
            </tr>`,
        )}
      </tbody>`,
  );
}

/** What running it brings upon its operator: counted and listed. */
function implied(scan: AssessedScan): Markup {
  const { components, credentials, listeners, updateChannels } = scan.implications;
  const words = implicationWords(scan);
  if (words.length === 0) return emptyState('It deploys no component of its own.', true);
  const list = (title: string, items: readonly string[]): Markup =>
    items.length === 0
      ? html``
      : html`<h3>${title}</h3>
          <ul>
            ${items.map((item) => html`<li>${item}</li>`)}
          </ul>`;
  return html`<details>
    <summary>
      <span class="statement">What it brings upon its operator</span>
      <span class="aside">${words.join(' · ')}</span>
    </summary>
    ${list('Components to operate', components)}
    ${list(
      'Where credentials are kept',
      credentials.map((one) => `${one.what} (${one.places.slice(0, 2).map(placeWords).join(', ')})`),
    )}
    ${list(
      'Network listeners',
      listeners.map((one) => `${one.port} ${one.what}`),
    )}
    ${list(
      'Update channels',
      updateChannels.map((one) => `${one.kind}: ${one.what}`),
    )}
  </details>`;
}

function practices({ practices: all }: AssessedScan): Markup {
  const shown = all.filter((one) => one.count > 0);
  if (shown.length === 0) return emptyState('No insecure practice was found in its own code.', true);
  return scrollTable(
    'Insecure practices in its own code',
    html`<thead>
        <tr>
          <th scope="col">Practice</th>
          <th scope="col">When</th>
          <th scope="col">Confidence</th>
          <th scope="col" class="number">Places</th>
          <th scope="col">Where</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (one) =>
            html`<tr>
              <th scope="row">${one.practice.replaceAll('-', ' ')}</th>
              <td>${PRACTICE_BY[one.by]}</td>
              <td>${one.confidence}</td>
              <td class="number">${formatCount(one.count)}</td>
              <td class="wide">${one.places.slice(0, 3).map(placeWords).join(', ')}</td>
            </tr>`,
        )}
      </tbody>`,
  );
}

function platforms({ compatibility }: AssessedScan): Markup {
  if (compatibility.length === 0) return html``;
  return scrollTable(
    'Beside the stack of a platform',
    html`<thead>
        <tr>
          <th scope="col">Release</th>
          <th scope="col">Distribution</th>
          <th scope="col">How it fits</th>
        </tr>
      </thead>
      <tbody>
        ${compatibility.map(
          (one) =>
            html`<tr>
              <th scope="row">${one.platform.release}</th>
              <td>${one.platform.distribution}</td>
              <td class="wide">${fitWords(one)}</td>
            </tr>`,
        )}
      </tbody>`,
  );
}
