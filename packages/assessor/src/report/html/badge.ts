// SPDX-License-Identifier: Apache-2.0
import { LEVELS, type Level, levelTitle } from '@touchstone/model';
import { html, type Markup } from './html.js';

/** Streaks of gold on the stone, one for each level reached; places of streaks that are missing stay as thin lines. */
const STREAKS = ['M46 112 L98 38', 'M66 118 L118 44', 'M86 124 L132 58'];

/** The verdict's badge: a touchstone with as many streaks of gold as levels were reached, and the level's name. */
export function badge(level: Level | null): Markup {
  const reached = level === null ? 0 : LEVELS.indexOf(level) + 1;
  return html`<figure class="badge">
    <svg viewBox="0 0 176 160" width="176" height="160" aria-hidden="true" focusable="false">
      <path
        class="stone"
        d="M34 24 Q40 12 56 12 L128 8 Q146 8 152 24 L168 104 Q172 124 154 132 L62 152 Q40 156 32 138 L10 78 Q6 66 12 58 Z"
      />
      <path class="facet" d="M34 24 Q40 12 56 12 L128 8 Q146 8 152 24 L118 34 L52 40 Z" />
      ${STREAKS.map((d, index) => html`<path class="${index < reached ? 'streak' : 'no-streak'}" d="${d}" />`)}
    </svg>
    <figcaption>
      <span class="badge-level">${levelTitle(level)}</span>
      <span class="badge-of">${reached} of ${LEVELS.length} levels</span>
    </figcaption>
  </figure>`;
}
