// SPDX-License-Identifier: Apache-2.0
import { sha256Digest, type AssessedRun, type AssessedScan, type BundleDiff } from '@touchstone/model';
import { diffFields } from './diff-fields.js';
import { byId, diffSets, type SetDiff } from './diff-sets.js';
import type { DiffSide } from './diff-side.js';
import { platformName, runPlace } from './run-place.js';

/** What the two verdicts were computed from, as far as it differs. */
export function diffInputs(a: DiffSide, b: DiffSide): BundleDiff['inputs'] {
  const guideline = (side: DiffSide): DiffSide['evidence']['guideline'] => side.evidence.guideline;
  return {
    manifest: diffFields(a.evidence.manifest, b.evidence.manifest),
    recipe: diffSets(recipeFiles(a), recipeFiles(b)),
    criteria: diffSets(byId(guideline(a).guideline.criteria), byId(guideline(b).guideline.criteria)),
    concerns: diffSets(byId(guideline(a).concerns.concerns), byId(guideline(b).concerns.concerns)),
    categories: diffSets(byId(guideline(a).categories.categories), byId(guideline(b).categories.categories)),
    recordings: diffRecordings(a.facts.runs, b.facts.runs),
    platforms: diffPlatforms(a, b),
    scans: diffScans(a.facts.scans, b.facts.scans),
    releases: diffReleases(a, b),
  };
}

function recipeFiles({ evidence }: DiffSide): ReadonlyMap<string, string> {
  return new Map(
    evidence.recipe.map(({ path, bytes }) => [path.slice('recipe/'.length), sha256Digest(bytes)]),
  );
}

function diffRecordings(
  a: readonly AssessedRun[],
  b: readonly AssessedRun[],
): BundleDiff['inputs']['recordings'] {
  const missingIn = (others: readonly AssessedRun[], runs: readonly AssessedRun[]) => {
    const known = new Set(others.map(({ recording }) => recording));
    return runs
      .filter(({ recording }) => !known.has(recording))
      .map((run) => ({
        run: run.run,
        recording: run.recording,
        where: runPlace(run),
        startedAt: run.startedAt,
      }));
  };
  const onlyA = missingIn(b, a);
  return { both: a.length - onlyA.length, onlyA, onlyB: missingIn(a, b) };
}

function diffPlatforms(a: DiffSide, b: DiffSide): SetDiff {
  const of = ({ facts }: DiffSide): ReadonlyMap<string, string[]> => {
    const prints = new Map<string, string[]>();
    for (const { platform } of facts.runs) {
      const name = platformName(platform);
      prints.set(name, [...new Set([...(prints.get(name) ?? []), platform.fingerprint])].toSorted());
    }
    return prints;
  };
  return diffSets(of(a), of(b));
}

function diffScans(a: readonly AssessedScan[], b: readonly AssessedScan[]): BundleDiff['inputs']['scans'] {
  const missingIn = (others: readonly AssessedScan[], scans: readonly AssessedScan[]) => {
    const known = new Set(others.map(({ scan }) => scan));
    return scans
      .filter(({ scan }) => !known.has(scan))
      .map(({ scan, subject, tool }) => ({ scan, of: subjectName(subject), tool }));
  };
  const onlyA = missingIn(b, a);
  return { both: a.length - onlyA.length, onlyA, onlyB: missingIn(a, b) };
}

function subjectName(subject: AssessedScan['subject']): string {
  const commit = subject.commit !== null ? ` at ${subject.commit.slice(0, 12)}` : '';
  return `${subject.name}${commit}`;
}

function diffReleases(a: DiffSide, b: DiffSide): BundleDiff['inputs']['releases'] {
  const standings = ({ facts }: DiffSide): ReadonlyMap<string, string> =>
    new Map(facts.releases.map(({ release, standing }) => [release, standing]));
  const [before, after] = [standings(a), standings(b)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((release) => before.get(release) !== after.get(release))
    .map((release) => ({ release, a: before.get(release) ?? null, b: after.get(release) ?? null }));
}
