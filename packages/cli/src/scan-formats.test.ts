// SPDX-License-Identifier: Apache-2.0
import { SCAN_FORMATS as WRITTEN } from '@touchstone/scanner';
import { expect, it } from 'vitest';
import { SCAN_FORMATS } from './scan-formats.js';

it('offers every format that the scanner writes, and no other', () => {
  expect(SCAN_FORMATS).toEqual(WRITTEN);
});
