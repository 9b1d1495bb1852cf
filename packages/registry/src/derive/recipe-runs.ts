// SPDX-License-Identifier: Apache-2.0
import { everyStepPassed, installedIndex, releaseOfPlatform } from '@touchstone/assessor';
import type { AssessedRun } from '@touchstone/model';

/** A whole run of the recipe: the only kind that releases, levels and operations rest on. */
export function isRecipeRun({ purpose, integrity }: AssessedRun): boolean {
  return purpose === 'certify' && integrity.state === 'complete';
}

/** The release that a run counts for; null where nothing bears out what its platform was said to be. */
export function releaseOf({ platform }: AssessedRun): string | null {
  return releaseOfPlatform(platform, installedIndex) ?? null;
}

export function passed(run: AssessedRun): boolean {
  return everyStepPassed({ shown: run });
}

/** The newest first. */
export function newestFirst<T extends Pick<AssessedRun, 'startedAt' | 'run'>>(runs: readonly T[]): T[] {
  return runs.toSorted(
    (a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt) || (a.run < b.run ? -1 : 1),
  );
}
