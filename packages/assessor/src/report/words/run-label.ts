// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, Assessment } from '@touchstone/model';

/** What a run was made on and why, short enough for a column head: `lab zed`, `embedded 2026.2, least privilege`. */
export function runLabel(run: AssessedRun): string {
  const { kind, name, release } = run.platform;
  const where = kind === 'cloud' ? `cloud ${name}` : kind;
  const what = release.name === null ? `${where}, release unknown` : `${where} ${release.name}`;
  if (run.purpose === 'least-privilege') return `${what}, least privilege`;
  return run.purpose === 'record' ? `${what}, recorded only` : what;
}

/** Runs are numbered from 1 in the assessment's order; evidence refers to them by that number. 0: no such run. */
export function runNumber(assessment: Assessment, run: string): number {
  return assessment.runs.findIndex((entry) => entry.run === run) + 1;
}
