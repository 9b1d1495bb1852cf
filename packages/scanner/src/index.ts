// SPDX-License-Identifier: Apache-2.0
export { SCANNER_ERRORS, type ScannerErrorCode } from './errors.js';
export { scanPath, type ScanOptions } from './scan.js';
export type { ScanProgress } from './scan-progress.js';
export { SCAN_FORMATS, writeScan, type ScanFormat } from './output/formats.js';
export { scanNeedles } from './look/scan-needles.js';
