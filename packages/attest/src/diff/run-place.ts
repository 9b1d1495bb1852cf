// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, Assessment } from '@touchstone/model';

/** Where and why a run was made: `lab zed, least privilege`. Runs of two bundles are compared where this is the same. */
export function runPlace({ platform, purpose }: AssessedRun): string {
  const where = platformName(platform);
  if (purpose === 'least-privilege') return `${where}, least privilege`;
  return purpose === 'record' ? `${where}, recorded only` : where;
}

/** A platform as a person names it. */
export function platformName({ kind, name, release }: AssessedRun['platform']): string {
  const what = kind === 'cloud' ? `cloud ${name}` : kind === 'embedded' ? 'embedded cloud' : 'lab';
  return `${what} ${release.name ?? 'of an unknown release'}`;
}

/** Two runs of one place, one of each bundle. */
export interface RunPair {
  readonly place: string;
  readonly a: AssessedRun;
  readonly b: AssessedRun;
}

/** Runs by place: the pairs, and those that only one bundle has. Several of one place are paired in order. */
export function pairRuns(
  a: Assessment,
  b: Assessment,
): {
  readonly pairs: readonly RunPair[];
  readonly onlyA: readonly AssessedRun[];
  readonly onlyB: readonly AssessedRun[];
} {
  const pairs: RunPair[] = [];
  const left = new Set(b.runs);
  const pair = (runs: readonly AssessedRun[], fits: (one: AssessedRun, other: AssessedRun) => boolean) =>
    runs.filter((run) => {
      const other = [...left].find((one) => runPlace(one) === runPlace(run) && fits(run, one));
      if (other === undefined) return true;
      left.delete(other);
      pairs.push({ place: runPlace(run), a: run, b: other });
      return false;
    });
  // The very same recordings first: no other run may be taken for one of them.
  const others = pair(a.runs, (one, other) => one.recording === other.recording);
  const onlyA = pair(others, () => true);
  return { pairs, onlyA, onlyB: [...left] };
}
