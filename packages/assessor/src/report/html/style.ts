// SPDX-License-Identifier: Apache-2.0
import { STYLE_COLOURS } from './style-colours.js';
import { STYLE_CHARTS } from './style-charts.js';
import { STYLE_LAYOUT } from './style-layout.js';
import { STYLE_PARTS } from './style-parts.js';
import { STYLE_MEDIA } from './style-media.js';

/** The whole style sheet, in the order in which rules may override each other. */
export const STYLE = [STYLE_COLOURS, STYLE_LAYOUT, STYLE_PARTS, STYLE_CHARTS, STYLE_MEDIA].join('');
