// SPDX-License-Identifier: Apache-2.0
import { BUNDLE_DIFF_FORMAT, TouchstoneError, type BundleDiff } from '@touchstone/model';
import type { OpenBundle } from '../bundle/open-bundle.js';
import { crossBundles } from './crossing.js';
import { diffCriteria } from './diff-criteria.js';
import { diffInputs } from './diff-inputs.js';
import { diffLevel } from './diff-level.js';
import { diffConcerns, diffFindings, diffOperations, diffSteps } from './diff-shown.js';
import { readDiffSide, type DiffSide } from './diff-side.js';

/**
 * What two bundles of one solution differ in, and what each changed verdict rests on: A's evidence is judged with the
 * guideline, the scans or the runs of B in place of its own, until the verdict is B's. Pure but for reading the recordings.
 * @throws TouchstoneError DIFF_SOLUTIONS; what readDiffSide throws
 */
export async function diffBundles(first: OpenBundle, second: OpenBundle): Promise<BundleDiff> {
  const [a, b] = [await readDiffSide(first), await readDiffSide(second)];
  requireOneSolution(a, b);
  const criteria = diffCriteria(a, b, crossBundles(a, b));
  return {
    format: BUNDLE_DIFF_FORMAT,
    solution: b.shown.solution.id,
    sameVerdicts: criteria.length === 0 && a.shown.level === b.shown.level,
    a: sideOf(a),
    b: sideOf(b),
    level: diffLevel(a, b, criteria),
    criteria,
    inputs: diffInputs(a, b),
    steps: diffSteps(a.facts, b.facts),
    operations: diffOperations(a.facts, b.facts),
    concerns: diffConcerns(a.facts, b.facts),
    findings: diffFindings(a.facts, b.facts),
  };
}

function requireOneSolution(a: DiffSide, b: DiffSide): void {
  const [one, other] = [a, b].map(({ evidence }) => evidence.manifest.solution.id);
  if (one === other) return;
  throw new TouchstoneError('DIFF_SOLUTIONS', `${a.name} is about ${one}, ${b.name} about ${other}.`, {
    hint: 'Two bundles of one solution can be compared; touchstone assess shows one.',
  });
}

function sideOf({ name, indexDigest, shown, standing }: DiffSide): BundleDiff['a'] {
  return {
    name,
    bundle: indexDigest,
    level: shown.level,
    guideline: shown.guideline.version,
    rules: shown.rules,
    versions: shown.solution.versions,
    assessment: standing,
  };
}
