// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, sha256Digest, type Assessment } from '@touchstone/model';

/**
 * The digest of what two labs must agree in for a result to be reproduced: solution and versions, recipe, guideline, level and
 * the verdict of every criterion. Not of platforms, times, counts or sentences: those differ between two honest labs.
 *
 * @param recipe digest of the recipe folder; null where there is none
 */
export function outcomeDigest(assessment: Assessment, recipe: string | null): string {
  const { solution, guideline, level, criteria } = assessment;
  return sha256Digest(
    canonicalJson({
      format: 'touchstone-outcome/1',
      solution: solution.id,
      versions: solution.versions,
      recipe,
      guideline,
      level,
      criteria: Object.fromEntries(criteria.map(({ id, verdict }) => [id, verdict])),
    }),
  );
}
