// SPDX-License-Identifier: Apache-2.0
import { compareReleases, findRelease } from '@touchstone/openstack';
import type { AssessedRun, Assessment, Manifest, PlatformCell, Standing } from '@touchstone/model';
import { isRecipeRun, newestFirst, passed, releaseOf } from './recipe-runs.js';

const KINDS = ['embedded', 'lab', 'cloud'] as const;
type Kind = (typeof KINDS)[number];

/**
 * The release × platform matrix: for each release that the assessment speaks of, oldest first, one cell for each kind of
 * platform. A cell rests on runs on platforms of its kind alone; what the assessment says of a release it says of all kinds
 * together. So a release that was tested on the embedded cloud is no evidence of a real one.
 */
export function platformCells(assessment: Assessment, manifest: Manifest): PlatformCell[] {
  const releases = assessment.releases.map(({ release }) => release);
  const overall = new Map<string, Standing>(assessment.releases.map((one) => [one.release, one.standing]));
  const claimed = new Set(manifest.claims.releases.flatMap((name) => findRelease(name)?.name ?? []));
  return KINDS.flatMap((kind) => {
    const counted = assessment.runs.filter((run) => run.platform.kind === kind && counts(run, overall));
    const cells = new Map(releases.map((release) => [release, evidenceCell(kind, release, counted)]));
    const tested = releases.filter((release) => cells.get(release)!.standing !== 'not run');
    return releases.map((release): PlatformCell => {
      const cell = cells.get(release)!;
      if (cell.standing !== 'not run') return cell;
      // A run that failed speaks against the release wherever it took place.
      if (overall.get(release) !== 'failed' && isBetweenTested(release, tested, cells)) {
        return { ...cell, standing: 'extrapolated' };
      }
      // Vendors claim real clouds.
      return kind === 'cloud' && claimed.has(release) ? { ...cell, standing: 'claimed' } : cell;
    });
  }).toSorted((a, b) => compareReleases(a.release, b.release));
}

/**
 * Runs that speak for or against the solution. Where steps failed and the assessment does not call the release failed, it
 * found that the cloud had failed first.
 */
function counts(run: AssessedRun, overall: ReadonlyMap<string, Standing>): boolean {
  const release = releaseOf(run);
  if (!isRecipeRun(run) || release === null) return false;
  return passed(run) || overall.get(release) === 'failed';
}

function evidenceCell(kind: Kind, release: string, counted: readonly AssessedRun[]): PlatformCell {
  const runs = newestFirst(counted.filter((run) => releaseOf(run) === release));
  const [newest] = runs;
  if (newest === undefined) return { release, kind, standing: 'not run', runs: [], at: null, steps: null };
  return {
    release,
    kind,
    standing: runs.every(passed) ? 'tested' : 'failed',
    runs: runs.map(({ run }) => run),
    at: new Date(newest.startedAt).toISOString(),
    steps: runs.map(countSteps).reduce((least, one) => (one.passed < least.passed ? one : least)),
  };
}

function countSteps({ steps }: AssessedRun): { passed: number; expected: number } {
  const own = steps.filter(({ phase }) => phase === 'step');
  return {
    passed: own.filter(({ outcome }) => outcome === 'passed' || outcome === 'flaky').length,
    expected: own.length,
  };
}

/** Between two neighbours with evidence, both tested. */
function isBetweenTested(
  release: string,
  known: readonly string[],
  cells: ReadonlyMap<string, PlatformCell>,
): boolean {
  const lower = known.findLast((one) => compareReleases(one, release) < 0);
  const higher = known.find((one) => compareReleases(one, release) > 0);
  return [lower, higher].every((one) => one !== undefined && cells.get(one)?.standing === 'tested');
}
