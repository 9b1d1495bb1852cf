// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type Assessment } from '@touchstone/model';

/** The assessment as canonical JSON (RFC 8785) with a final newline: equal verdicts have equal bytes. */
export function jsonReport(assessment: Assessment): string {
  return `${canonicalJson(assessment)}\n`;
}
