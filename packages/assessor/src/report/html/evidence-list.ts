// SPDX-License-Identifier: Apache-2.0
import type { Assessment, EvidenceRef } from '@touchstone/model';
import { evidenceWords } from '../words/evidence-words.js';
import { html, type Markup } from './html.js';

/** Where a statement rests: a list of runs with the lines of their recordings; nothing where there is no line. */
export function evidenceList(assessment: Assessment, refs: readonly EvidenceRef[]): Markup {
  if (refs.length === 0) return html``;
  return html`<ul class="evidence" aria-label="Evidence">
    ${refs.map((ref) => html`<li>${evidenceWords(assessment, ref, 20)}</li>`)}
  </ul>`;
}
