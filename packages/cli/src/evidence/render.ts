// SPDX-License-Identifier: Apache-2.0
import { htmlReport, jsonReport, junitReport, markdownReport, textReport } from '@touchstone/assessor';
import type { Assessment, Guideline } from '@touchstone/model';
import type { ReportFormat } from './formats.js';

/** What a report may tell beyond the assessment itself. */
export interface Rendering {
  readonly guideline?: Guideline;
  readonly manifestPath?: string;
  readonly bundlePath?: string;
  readonly colour?: boolean;
  /** Columns; taken between 80 and 110. */
  readonly width?: number;
}

/** One report of an assessment, as text. */
export function renderReport(
  assessment: Assessment,
  format: ReportFormat,
  rendering: Rendering = {},
): string {
  const { colour, width, ...told } = rendering;
  switch (format) {
    case 'text':
      return textReport(assessment, {
        ...told,
        color: colour === true,
        width: Math.min(Math.max(width ?? 100, 80), 110),
      });
    case 'json':
      return jsonReport(assessment);
    case 'md':
      return markdownReport(assessment, told);
    case 'html':
      return htmlReport(assessment, told);
    case 'junit':
      return junitReport(assessment);
  }
}
