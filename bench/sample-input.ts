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
  type RecordingLine,
} from '@touchstone/model';
import { SAMPLE_HEADER, sampleLines, STEPS } from './sample-run.js';

/** From bench/dist. */
const folder = new URL('../../guidelines/', import.meta.url);

/** What assess takes, with one recording of about so many exchanges and the published guideline. */
export function sampleInput(exchanges: number): AssessmentInput {
  const papers = ['2026.11.yaml', 'concerns.yaml', 'categories.yaml'].map((name) =>
    readFileSync(new URL(name, folder), 'utf8'),
  ) as [string, string, string];
  const [guidelineDigest, concernsDigest, categoriesDigest] = papers.map((text) => sha256Digest(text)) as [
    string,
    string,
    string,
  ];
  const header = { kind: 'header' as const, seq: 0 as const, ...SAMPLE_HEADER };
  const lines: RecordingLine[] = [
    header,
    ...sampleLines(exchanges).map((line, at) => ({ ...line, seq: at + 1 }) as RecordingLine),
  ];
  const calls = lines.filter((line) => line.kind === 'exchange');
  const at = Math.max(...lines.slice(-1).map((line) => ('at' in line ? line.at : 0)));
  lines.push({
    kind: 'footer',
    seq: lines.length,
    at,
    outcome: 'complete',
    exchanges: calls.length,
    unclassified: calls.filter((line) => line.operation === null).length,
    open: 0,
  });
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
    recordings: [{ digest: sha256Digest('sample run'), header, lines, integrity: { state: 'complete' } }],
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
