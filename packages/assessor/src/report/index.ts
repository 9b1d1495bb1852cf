// SPDX-License-Identifier: Apache-2.0
export * from './html/html-report.js';
export * from './json-report.js';
export * from './report-options.js';
