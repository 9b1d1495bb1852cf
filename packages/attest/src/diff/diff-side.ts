// SPDX-License-Identifier: Apache-2.0
import type { ObservedRun } from '@touchstone/assessor';
import {
  assessment as assessmentSchema,
  canonicalJson,
  isTouchstoneError,
  parseCanonicalPaper,
  type Assessment,
} from '@touchstone/model';
import { assessObserved, evidenceOf, observeRecordings, type Evidence } from '../bundle/evidence.js';
import type { OpenBundle } from '../bundle/open-bundle.js';

/** One of the two bundles, read. */
export interface DiffSide {
  readonly name: string;
  readonly indexDigest: string;
  readonly evidence: Evidence;
  readonly observed: readonly ObservedRun[];
  /** What it shows: its own assessment, or the one computed now where it holds none. */
  readonly shown: Assessment;
  /** Computed now from its evidence; undefined where this version cannot. */
  readonly computed: Assessment | undefined;
  /** What steps, runs and findings are taken from: what the evidence gives, where this version can tell. */
  readonly facts: Assessment;
  readonly standing: 'follows' | 'does not follow' | 'none' | 'could not be computed';
}

/** Largest assessment that is read: of hundreds of runs. */
const ASSESSMENT_LIMIT = 64 * 1024 * 1024;

/**
 * Reads a bundle's evidence and computes its assessment anew.
 * @throws TouchstoneError BUNDLE_*, PAPER_*; ASSESS_* where it holds no assessment and none can be computed either
 */
export async function readDiffSide({ path, index, indexDigest, members }: OpenBundle): Promise<DiffSide> {
  const evidence = evidenceOf(members, path);
  const observed = await observeRecordings(evidence);
  const entry = index.members.find(({ role }) => role === 'assessment');
  const held = members.find((member) => member.path === entry?.path);
  const side = { name: path, indexDigest, evidence, observed };
  if (held === undefined || !('bytes' in held)) {
    const computed = assessObserved(evidence, observed);
    return { ...side, shown: computed, computed, facts: computed, standing: 'none' };
  }
  const shown = parseCanonicalPaper(assessmentSchema, held.bytes, {
    name: `${path}: ${held.path}`,
    lineEnd: true,
    limit: ASSESSMENT_LIMIT,
  });
  const computed = computable(() => assessObserved(evidence, observed));
  if (computed === undefined) {
    return { ...side, shown, computed, facts: shown, standing: 'could not be computed' };
  }
  const follows = Buffer.from(`${canonicalJson(computed)}\n`).equals(held.bytes);
  return { ...side, shown, computed, facts: computed, standing: follows ? 'follows' : 'does not follow' };
}

/** An assessment; undefined where papers do not fit together: a category that a guideline lacks, a rule of another version. */
export function computable(compute: () => Assessment): Assessment | undefined {
  try {
    return compute();
  } catch (error) {
    if (isTouchstoneError(error)) return undefined;
    throw error;
  }
}
