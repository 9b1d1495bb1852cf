// SPDX-License-Identifier: Apache-2.0
import { html, type Markup } from './html.js';

/** A table with its caption that scrolls inside itself where the page is narrow, by keyboard too (WCAG 2.1.1). */
export function scrollTable(caption: string, rows: Markup, kind = ''): Markup {
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table class="${kind}">
      <caption>
        ${caption}
      </caption>
      ${rows}
    </table>
  </div>`;
}
