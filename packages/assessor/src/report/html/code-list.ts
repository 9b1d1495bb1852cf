// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import { html, type Markup } from './html.js';

const SHOWN = 5;

/** Ids in a sentence: the first few, and how many more there are. */
export function codeList(ids: readonly string[]): Markup {
  const more = ids.length - SHOWN;
  const named = ids.slice(0, SHOWN).map((id, index) => html`${index === 0 ? '' : ', '}<code>${id}</code>`);
  return html`${named}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}
