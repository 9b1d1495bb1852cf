// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import {
  categoriesFile,
  concernsFile,
  guideline,
  manifest,
  parsePaper,
  sha256Digest,
  type Manifest,
} from '@touchstone/model';
import type { AssessmentInput, Recording } from '../input.js';

const folder = new URL('../../../../guidelines/', import.meta.url);

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/** The published papers of guideline 2026.11, as a bundle would hold them. */
export const papers = {
  guideline: parsePaper(guideline, read('2026.11.yaml'), { name: '2026.11.yaml' }),
  guidelineDigest: sha256Digest(read('2026.11.yaml')),
  concerns: parsePaper(concernsFile, read('concerns.yaml'), { name: 'concerns.yaml' }),
  concernsDigest: sha256Digest(read('concerns.yaml')),
  categories: parsePaper(categoriesFile, read('categories.yaml'), { name: 'categories.yaml' }),
  categoriesDigest: sha256Digest(read('categories.yaml')),
};

/** A small solution of the category storage with one setup action, one step and one teardown action. */
export function sampleManifest(change: Partial<Manifest['solution']> = {}): Manifest {
  return manifest.parse({
    format: 'touchstone/1',
    solution: {
      id: 'carrier',
      name: 'Carrier',
      description: 'Carries files to object storage.',
      category: 'storage',
      vendor: 'Example',
      licence: 'MIT',
      version: '1.2.3',
      ...change,
    },
    claims: { releases: ['yoga', 'zed'] },
    recipe: {
      setup: [{ id: 'prepare', run: ['true'] }],
      steps: [
        {
          id: 'carry',
          title: 'Carries a file there and back',
          run: ['true'],
          shows: ['object-store:object.put', 'object-storage'],
        },
      ],
      teardown: [{ id: 'tidy', run: ['true'] }],
    },
  });
}

export const MANIFEST_DIGEST = sha256Digest('the manifest of the sample solution');
export const RECIPE_DIGEST = sha256Digest('the recipe folder of the sample solution');

/** The input of an assessment of the sample solution. */
export function inputOf(
  recordings: readonly Recording[],
  change: Partial<AssessmentInput> = {},
): AssessmentInput {
  return {
    ...papers,
    manifest: sampleManifest(),
    manifestDigest: MANIFEST_DIGEST,
    recipeDigest: RECIPE_DIGEST,
    recordings,
    ...change,
  };
}
