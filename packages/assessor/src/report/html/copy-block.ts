// SPDX-License-Identifier: Apache-2.0
import { html, trusted, type Markup } from './html.js';

/** Text to copy under a heading of its own; with JavaScript it gains a copy button. Scrolls inside itself. */
export function copyBlock(title: string, text: string): Markup {
  return html`<div class="copy">
    <h3>${title}</h3>
    <pre tabindex="0" role="region" aria-label="${title}" data-copy><code>${lines(text)}</code></pre>
  </div>`;
}

/** Line breaks are ours, so they stay; whatever else is treacherous in a line is made visible by the escape. */
function lines(text: string): readonly Markup[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line, index) => (index === 0 ? html`${line}` : html`${BREAK}${line}`));
}

const BREAK = trusted('\n');
