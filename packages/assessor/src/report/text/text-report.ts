// SPDX-License-Identifier: Apache-2.0
import { type Assessment, type Ink, makeInk } from '@touchstone/model';
import type { ReportOptions } from '../report-options.js';
import { isScanOnly } from '../words/headline.js';
import { accessLines, releaseLines, reproduceLines } from './closing.js';
import { concernLines } from './concerns.js';
import { findingLines } from './findings.js';
import { headLines } from './head.js';
import { levelLines } from './levels.js';
import { residueLines } from './residue.js';
import { runLines } from './runs.js';
import { serviceLines } from './services.js';
import { sourceLines } from './source.js';

export interface TextReportOptions extends ReportOptions {
  /** Whether to use ANSI colours; no unless told. Marks and words read the same without. */
  readonly color?: boolean;
  /** Columns; 100 unless told, at least 72 and at most 120. */
  readonly width?: number;
}

/** What only a run can show has no place where there was none. */
const OF_RUNS: readonly Part[] = [serviceLines, runLines, residueLines, releaseLines, accessLines];

type Part = (assessment: Assessment, ink: Ink, options: TextReportOptions) => readonly string[];

/** The report from top to bottom; parts stand apart by an empty line. */
const PARTS: readonly Part[] = [
  headLines,
  levelLines,
  serviceLines,
  runLines,
  concernLines,
  sourceLines,
  findingLines,
  residueLines,
  releaseLines,
  accessLines,
  reproduceLines,
];

/** The assessment as text for a terminal: one screen to read, or to take a picture of. Ends with a newline. */
export function textReport(assessment: Assessment, options: TextReportOptions = {}): string {
  const width = Math.min(120, Math.max(72, Math.floor(options.width ?? 100)));
  const ink = makeInk(width, options.color ?? false);
  const scanOnly = isScanOnly(assessment);
  const parts = PARTS.filter((part) => !scanOnly || !OF_RUNS.includes(part)).map((part) =>
    part(assessment, ink, options).join('\n'),
  );
  return `\n${parts.filter((part) => part !== '').join('\n\n')}\n\n`;
}
