// SPDX-License-Identifier: Apache-2.0
import { type Assessment, escapeXml, type Level } from '@touchstone/model';
import { criterionSuites } from './criterion-cases.js';
import { stepSuites } from './step-cases.js';
import { counts, renderSuite } from './test-case.js';

export interface JunitReportOptions {
  /** The level that the caller must reach: what keeps it is red, what lies above is skipped. */
  readonly asked?: Level;
}

/**
 * The assessment as JUnit XML: criteria by level, then the steps of each run. Failed is a failure, what could not be told
 * or did not run is an error or skipped, and nothing but what passed is counted as passed. Ends with a newline.
 */
export function junitReport(assessment: Assessment, options: JunitReportOptions = {}): string {
  const suites = [...criterionSuites(assessment, options.asked), ...stepSuites(assessment)];
  const cases = suites.flatMap((suite) => suite.cases);
  const name = `touchstone ${assessment.solution.id}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="${escapeXml(name)}" ${counts(cases)}>\n`,
    ...suites.map(renderSuite),
    '</testsuites>\n',
  ].join('');
}
