// SPDX-License-Identifier: Apache-2.0
import type { ToneMark } from '@touchstone/model';
import { html, type Markup } from './html.js';

/** A mark with its word: colour only repeats what both say. */
export function markWord({ mark, tone }: ToneMark, word: string): Markup {
  return html`<span class="mark ${tone}"><span class="sign" aria-hidden="true">${mark}</span> ${word}</span>`;
}
