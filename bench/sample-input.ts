// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import type { AssessmentInput } from '@touchstone/assessor';
import {
  categoriesFile,
  concernsFile,
  guideline,
  manifest,
  parsePaper,
  sha256Digest,
} from '@touchstone/model';
import { SAMPLE_HEADER, STEPS } from './sample-run.js';

/** From bench/dist. */
const folder = new URL('../../guidelines/', import.meta.url);

/** What assess takes besides recordings: the sample solution, and the published guideline. */
export function samplePapers(): Omit<AssessmentInput, 'recordings'> {
  const papers = ['2026.11.yaml', 'concerns.yaml', 'categories.yaml'].map((name) =>
    readFileSync(new URL(name, folder), 'utf8'),
  ) as [string, string, string];
  const [guidelineDigest, concernsDigest, categoriesDigest] = papers.map((text) => sha256Digest(text)) as [
    string,
    string,
    string,
  ];
  return {
    manifest: sampleManifest(),
    manifestDigest: SAMPLE_HEADER.manifest!,
    recipeDigest: SAMPLE_HEADER.recipe!,
    guideline: parsePaper(guideline, papers[0], { name: '2026.11.yaml' }),
    guidelineDigest,
    concerns: parsePaper(concernsFile, papers[1], { name: 'concerns.yaml' }),
    concernsDigest,
    categories: parsePaper(categoriesFile, papers[2], { name: 'categories.yaml' }),
    categoriesDigest,
  };
}

function sampleManifest(): AssessmentInput['manifest'] {
  return manifest.parse({
    format: 'touchstone/1',
    solution: {
      id: 'sample',
      name: 'Sample',
      description: 'Uses five services.',
      category: 'storage',
      vendor: 'Example',
      licence: 'MIT',
      version: '1.0.0',
    },
    claims: { releases: ['zed'] },
    recipe: {
      steps: STEPS.map((id) => ({
        id,
        title: id,
        run: ['true'],
        shows: ['object-store:object.put', 'compute'],
      })),
    },
  });
}
