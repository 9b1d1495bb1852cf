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
  const left = new Map<string, AssessedRun[]>();
  for (const run of b.runs) left.set(runPlace(run), [...(left.get(runPlace(run)) ?? []), run]);
  const pairs: RunPair[] = [];
  const onlyA: AssessedRun[] = [];
  for (const run of a.runs) {
    const place = runPlace(run);
    const others = left.get(place) ?? [];
    // The very same recording first, then any of the place.
    const same = others.find(({ recording }) => recording === run.recording) ?? others[0];
    if (same === undefined) {
      onlyA.push(run);
      continue;
    }
    pairs.push({ place, a: run, b: same });
    left.set(
      place,
      others.filter((one) => one !== same),
    );
  }
  return { pairs, onlyA, onlyB: [...left.values()].flat() };
}
