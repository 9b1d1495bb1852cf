// SPDX-License-Identifier: Apache-2.0
import { assessment, parseCanonicalPaper, type Assessment } from '@touchstone/model';

/** Bytes of an assessment: ten times that of the largest of the catalog, for each of a hundred runs. */
export const ASSESSMENT_LIMIT = 64 * 1024 * 1024;

/** Reads the assessment of a bundle. @throws TouchstoneError PAPER_* */
export function parseAssessment(bytes: Uint8Array, name: string): Assessment {
  return parseCanonicalPaper(assessment, bytes, { name, limit: ASSESSMENT_LIMIT, lineEnd: true });
}
