// SPDX-License-Identifier: Apache-2.0
export { SCANNER_ERRORS, type ScannerErrorCode } from './errors.js';
