// SPDX-License-Identifier: Apache-2.0
import { htmlReport, jsonReport, junitReport, markdownReport, textReport } from '@touchstone/assessor';
import type { Assessment } from '@touchstone/model';
import type { ReportFormat } from './formats.js';

/** One report of an assessment, as text. */
export function renderReport(
  assessment: Assessment,
  format: ReportFormat,
  look: { readonly colour: boolean; readonly width: number } = { colour: false, width: 100 },
): string {
  switch (format) {
    case 'text':
      return textReport(assessment, { color: look.colour, width: Math.min(Math.max(look.width, 80), 110) });
    case 'json':
      return jsonReport(assessment);
    case 'md':
      return markdownReport(assessment);
    case 'html':
      return htmlReport(assessment);
    case 'junit':
      return junitReport(assessment);
  }
}
