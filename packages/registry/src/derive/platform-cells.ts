// SPDX-License-Identifier: Apache-2.0
import { compareReleases, findRelease } from '@touchstone/openstack';
import {
  type AssessedRun,
  type Assessment,
  type Guideline,
  type Manifest,
  type PlatformCell,
  platformCell,
  type Standing,
} from '@touchstone/model';
import { isRecipeRun, newestFirst, passed, releaseOf } from './recipe-runs.js';

const KINDS = platformCell.shape.kind.options;
type Kind = PlatformCell['kind'];

interface Judged {
  readonly overall: ReadonlyMap<string, Standing>;
  readonly untold: ReadonlySet<string>;
}

/**
 * The release × platform matrix: for each release that the assessment speaks of, oldest first, one cell for each kind of
 * platform. A cell rests on runs on platforms of its kind alone; what the assessment says of a release it says of all kinds
 * together. So a release that was tested on the embedded cloud is no evidence of a real one.
 */
export function platformCells(
  assessment: Assessment,
  manifest: Manifest,
  guideline: Guideline,
): PlatformCell[] {
  const releases = assessment.releases.map(({ release }) => release);
  const overall = new Map<string, Standing>(assessment.releases.map((one) => [one.release, one.standing]));
  const judged = { overall, untold: untoldRuns(assessment, guideline) };
  const claimed = new Set(manifest.claims.releases.flatMap((name) => findRelease(name)?.name ?? []));
  return KINDS.flatMap((kind) => {
    const counted = assessment.runs.filter((run) => run.platform.kind === kind && counts(run, judged));
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
 * Runs that speak for or against the solution. Of one in which the cloud had failed first the guideline's criterion of
 * passed steps says so; where it has none, that the release is not called failed says it.
 */
function counts(run: AssessedRun, judged: Judged): boolean {
  const release = releaseOf(run);
  if (!isRecipeRun(run) || release === null) return false;
  return passed(run) || (judged.overall.get(release) === 'failed' && !judged.untold.has(run.run));
}

/** Runs with failed steps of which the assessment could not tell whether the solution failed. */
function untoldRuns({ criteria, runs }: Assessment, guideline: Guideline): ReadonlySet<string> {
  const rules = new Map(guideline.criteria.map(({ id, judge }) => [id, judge.rule]));
  const untold = criteria
    .filter(({ id }) => rules.get(id) === 'steps-passed')
    .flatMap((one) => one.runs.filter(({ verdict }) => verdict === 'could not tell'));
  const failed = runs.filter(({ steps }) => steps.some(({ outcome }) => outcome === 'failed'));
  return new Set(failed.map(({ run }) => run).filter((id) => untold.some(({ run }) => run === id)));
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
