// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';
import { STANDING_MARKS, type Standing } from '../words/standing-mark.js';
import { codeList } from './code-list.js';
import { html, type Markup, type Value } from './html.js';
import { markWord } from './mark.js';
import { emptyState, type Section } from './section.js';

/** On which releases the solution stands, and how well each of these statements is founded. */
export function releasesSection(assessment: Assessment): Section {
  const { releases } = assessment;
  return {
    id: 'releases',
    name: 'Releases',
    title: 'Release standing',
    lead: lowest(assessment),
    body:
      releases.length === 0
        ? emptyState('No release was identified.')
        : html`<ul class="releases">
              ${releases.map((entry) => chip(entry.release, entry.standing))}
            </ul>
            ${legend(releases.map((entry) => entry.standing))}`,
  };
}

function chip(release: string, standing: Standing): Markup {
  return html`<li class="release ${standing}">
    <strong>${release}</strong> ${markWord(STANDING_MARKS[standing], standing)}
  </li>`;
}

function legend(shown: readonly Standing[]): Markup {
  return html`<dl class="legend">
    ${[...new Set(shown)].map(
      (standing) =>
        html`<div>
          <dt>${standing}</dt>
          <dd>${STANDING_MARKS[standing].means}</dd>
        </div>`,
    )}
  </dl>`;
}

function lowest({ lowestRelease }: Assessment): Value {
  const { release, because } = lowestRelease;
  if (release === null) return 'No release is known to offer everything that was used.';
  const why = because.length === 0 ? '' : html`, because of ${codeList(because)}`;
  return html`The lowest release that offers everything used is <strong>${release}</strong>${why}.`;
}
