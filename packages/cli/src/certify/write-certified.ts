// SPDX-License-Identifier: Apache-2.0
import { bundleMembers, type Evidence, writeBundle, writeInside } from '@touchstone/attest';
import type { Assessment } from '@touchstone/model';
import type { ReportFormat } from '../evidence/formats.js';
import { renderReport, type Rendering } from '../evidence/render.js';
import { REPORT_FILES } from './out-folder.js';

/** Writes a bundle of evidence and assessment, and the reports beside it. */
export async function writeCertified(
  out: string,
  evidence: Evidence,
  assessment: Assessment,
  rendering: Rendering,
): Promise<void> {
  await writeBundle(out, assessment.solution.id, bundleMembers(evidence, assessment));
  for (const [format, name] of Object.entries(REPORT_FILES)) {
    const look = { ...rendering, colour: false, width: 100 };
    await writeInside(out, name, renderReport(assessment, format as ReportFormat, look));
  }
}
