// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { STYLE_CERTIFICATE } from './certificate.js';
import { STYLE_ADMIN } from './admin.js';
import { STYLE_CHARTS } from './charts.js';
import { STYLE_COLOURS } from './colours.js';
import { STYLE_COMPARE } from './compare.js';
import { STYLE_FORMS } from './forms.js';
import { STYLE_LAYOUT } from './layout.js';
import { STYLE_LIVE } from './live.js';
import { STYLE_MEDIA } from './media.js';
import { STYLE_OVERVIEWS } from './overviews.js';
import { STYLE_PAGES } from './pages.js';
import { STYLE_PAPERS } from './papers.js';
import { STYLE_PARTS } from './parts.js';
import { STYLE_TABLES } from './tables.js';

/** The marketplace's one style sheet. Its path names its content, so that it may be kept for ever. */
export const stylesheet: { readonly path: string; readonly text: string } = makeStylesheet();

function makeStylesheet() {
  const parts = [
    STYLE_COLOURS,
    STYLE_LAYOUT,
    STYLE_FORMS,
    STYLE_PARTS,
    STYLE_TABLES,
    STYLE_CHARTS,
    STYLE_PAGES,
    STYLE_CERTIFICATE,
    STYLE_COMPARE,
    STYLE_PAPERS,
    STYLE_OVERVIEWS,
    STYLE_ADMIN,
    STYLE_LIVE,
    STYLE_MEDIA,
  ];
  const text = parts.join('').trimStart();
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { path: `/assets/touchstone.${hash}.css`, text };
}
