// SPDX-License-Identifier: Apache-2.0
import { sha256Digest, type Assessment } from '@touchstone/model';
import { jsonReport } from '../json-report.js';

/** Digest of the assessment as `jsonReport` writes it: what `sha256sum assessment.json` prints. */
export function reportDigest(assessment: Assessment): string {
  return sha256Digest(jsonReport(assessment));
}
