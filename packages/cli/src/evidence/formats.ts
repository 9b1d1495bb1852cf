// SPDX-License-Identifier: Apache-2.0

/** The formats of a report. */
export const REPORT_FORMATS = ['text', 'json', 'md', 'html', 'junit'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
