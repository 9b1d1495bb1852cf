// SPDX-License-Identifier: Apache-2.0
import { Mark } from '../../design/index.js';
import type { ComparedCell } from './compared-row.js';

/** Of what never ran nothing is known that could differ. */
export const NOT_RUN: ComparedCell = {
  value: '',
  shown: <Mark glyph="none" tone="quiet" word="not run" />,
  unknown: true,
};
