// SPDX-License-Identifier: Apache-2.0
import type { ScanFormat } from '@touchstone/scanner';

/** The formats of a scan, named here so that the scanner is loaded only when it is called. */
export const SCAN_FORMATS: readonly ScanFormat[] = ['text', 'json', 'sarif', 'cyclonedx'];
