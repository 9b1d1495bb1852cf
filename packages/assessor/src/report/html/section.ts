// SPDX-License-Identifier: Apache-2.0
import { html, type Markup, type Value } from './html.js';

export interface Section {
  readonly id: string;
  /** In the navigation; short. */
  readonly name: string;
  readonly title: string;
  /** One sentence that says what the reader sees; optional. */
  readonly lead?: Value;
  readonly body: Value;
}

/** A landmark with its heading; the page's navigation leads to its id. */
export function renderSection({ id, title, lead, body }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-h">
    <h2 id="${id}-h">${title}</h2>
    ${lead === undefined ? '' : html`<p class="lead">${lead}</p>`} ${body}
  </section>`;
}

/** What stands where there is nothing to show, so that nothing reads as a result. */
export function emptyState(text: Value, good = false): Markup {
  return html`<p class="empty ${good ? 'good' : ''}">
    <span aria-hidden="true">${good ? '✓' : '·'}</span> ${text}
  </p>`;
}
