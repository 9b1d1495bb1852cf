// SPDX-License-Identifier: Apache-2.0
import { ASSESSMENT_FORMAT, TouchstoneError, type Assessment } from '@touchstone/model';
import { gatherRunFacts, type RunFacts } from './facts/run-facts.js';
import { listFindings } from './findings/list-findings.js';
import { getCategory } from './get-category.js';
import type { AssessmentInput } from './input.js';
import { judgeCriteria } from './judge-criteria.js';
import { observeRecording } from './observe/observe-recording.js';
import { installedIndex, type OpenStackIndex } from './openstack-index.js';
import { orderRecordings } from './order-recordings.js';
import { reachLevels } from './reach-levels.js';
import { RULES_VERSION } from './rules/index.js';
import { gatherScanFacts, type ScanFacts } from './scans/scan-facts.js';
import { setSeenBesideFound } from './scans/seen-or-found.js';
import { gatherSharedFacts } from './shared/shared-facts.js';
import { ShowsIndex } from './shared/shows-index.js';

/**
 * Turns evidence into a verdict. Pure: no clock, network, files or randomness, and the order of the recordings does not
 * matter; the same input gives the same assessment, whose canonical JSON is the same bytes anywhere.
 *
 * @param index what OpenStack offers; the one that this version ships unless told
 * @throws TouchstoneError ASSESS_NO_RECORDINGS, ASSESS_NO_STEPS, ASSESS_DUPLICATE_RUN, ASSESS_UNKNOWN_CATEGORY,
 *   ASSESS_UNKNOWN_CONCERN, ASSESS_UNKNOWN_RULE, ASSESS_RULE_PARAMS
 */
export function assess(input: AssessmentInput, index: OpenStackIndex = installedIndex): Assessment {
  const { manifest, manifestDigest, recipeDigest, guideline } = input;
  const concerns = new ShowsIndex(input.concerns);
  const category = getCategory(manifest.solution.category, input.categories, concerns);
  const recordings = orderRecordings(input.recordings);
  const observed = recordings.map((one) => ('lines' in one ? observeRecording(one, index) : one));
  const runs = observed.map((run) => gatherRunFacts(run, manifest, concerns));
  const scans = gatherScanFacts(input.scans ?? [], manifest);
  refuseWithoutEvidence(runs, scans);
  const shared = gatherSharedFacts(runs, scans, {
    manifest,
    manifestDigest,
    recipeDigest,
    guideline,
    category,
    concerns,
    index,
  });
  const criteria = judgeCriteria(shared);
  const { levels, level } = reachLevels(criteria);
  const { solution, artefact } = manifest;
  return {
    format: ASSESSMENT_FORMAT,
    rules: RULES_VERSION,
    solution: {
      id: solution.id,
      name: solution.name,
      versions: versionsOf(runs, solution.version),
      category: category.id,
      vendor: solution.vendor,
      licence: solution.licence,
      artefact: artefact?.purl ?? null,
    },
    manifest: manifestDigest,
    guideline: {
      version: guideline.version,
      digest: input.guidelineDigest,
      concerns: input.concernsDigest,
      categories: input.categoriesDigest,
    },
    level,
    levels,
    criteria,
    concerns: shared.concerns.map((concern) => concern.shown),
    runs: runs.map((run) => run.shown),
    scans: scans.map((one) => one.shown),
    operations: setSeenBesideFound(shared.certifying, shared.scans),
    accessRules: shared.accessRules.rules,
    role: shared.role,
    lowestRelease: shared.lowestRelease,
    releases: [...shared.releases],
    findings: listFindings(shared),
  };
}

/** A run of zero steps is an error, not an empty success (DESIGN.md, section 5, rule 1); a scan alone is a profile. */
function refuseWithoutEvidence(runs: readonly RunFacts[], scans: readonly ScanFacts[]): void {
  if (runs.length === 0 && scans.length > 0) return;
  if (runs.length === 0) {
    throw new TouchstoneError('ASSESS_NO_RECORDINGS', 'there is neither a recording nor a scan to assess', {
      hint: 'record the recipe of a touchstone.yaml with: touchstone certify',
    });
  }
  const judged = runs.filter((run) => run.shown.purpose !== 'record');
  const empty = judged.find((run) => run.view.header.expected.length === 0);
  if (judged.length > 0 && empty === undefined) return;
  throw new TouchstoneError(
    'ASSESS_NO_STEPS',
    empty === undefined
      ? 'no recording is of a recipe'
      : `the recording of run ${empty.shown.run} expects no step`,
    { hint: 'record the recipe of a touchstone.yaml with: touchstone certify' },
  );
}

/** The versions that were seen running; where no run says, the one that the manifest states. */
function versionsOf(
  runs: readonly RunFacts[],
  stated: AssessmentInput['manifest']['solution']['version'],
): string[] {
  const seen = new Set(runs.flatMap((run) => run.shown.solutionVersion ?? []));
  if (seen.size === 0 && typeof stated === 'string') seen.add(stated);
  return [...seen].sort();
}
