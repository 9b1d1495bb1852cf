// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCatalogBundle } from '../testing/catalog-bundle.js';
import { outcomeDigest } from './outcome-digest.js';

const RECIPE = `sha256:${'1'.repeat(64)}`;
let assessment: Assessment;
beforeAll(async () => {
  ({ assessment } = await readCatalogBundle('rclone'));
});
const digest = (change: Partial<Assessment> = {}): string =>
  outcomeDigest({ ...assessment, ...change }, RECIPE);

describe('what two labs must agree in', () => {
  it('is not the platform, the time, the counts or the words', () => {
    const criteria = assessment.criteria
      .map((one) => ({ ...one, why: 'On another cloud.', runs: [] }))
      .toReversed();
    expect(digest({ criteria, runs: [], scans: [], findings: [], concerns: [] })).toBe(digest());
  });

  it('is the solution and its versions, the recipe, the guideline, the level and each verdict', () => {
    const { solution, guideline } = assessment;
    const others = [
      digest({ solution: { ...solution, id: 'restic' } }),
      digest({ solution: { ...solution, versions: ['2'] } }),
      digest({ guideline: { ...guideline, digest: RECIPE } }),
      digest({ level: 'basic' }),
      outcomeDigest(assessment, null),
      ...assessment.criteria.map(({ id }) =>
        digest({
          criteria: assessment.criteria.map((one) => (one.id === id ? { ...one, verdict: 'failed' } : one)),
        }),
      ),
      digest({ criteria: assessment.criteria.slice(1) }),
    ];
    expect(new Set([...others, digest()]).size).toBe(others.length + 1);
  });
});
