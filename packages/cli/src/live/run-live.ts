// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessRuleDeriver } from '@touchstone/assessor';
import {
  assessEvidence,
  eachLine,
  evidenceOf,
  measureFile,
  readBundle,
  type Evidence,
  type RecordingMember,
} from '@touchstone/attest';
import { TouchstoneError, type Assessment } from '@touchstone/model';
import { recipeFiles, runRecipe, type RecipeOutcome, type RunWorld } from '@touchstone/runner';
import { catalogTypes } from '../certify/catalog-types.js';
import { readGuideline } from '../papers/guideline-files.js';
import { isRunnableFile, readManifestFile, type RunnableFile } from '../papers/manifest-file.js';
import { runWorld } from '../run-world.js';
import { fetchPackages } from './fetch-packages.js';
import type { LiveJob, LiveMessage } from './live-messages.js';
import { openSandbox } from './open-sandbox.js';
import { SANDBOX_LIMITS } from './sandbox-limits.js';

type Tell = (message: LiveMessage) => void;

/**
 * Runs a recipe of the catalog in a sandbox on an embedded cloud of its own: once and, where all of it passed under an
 * application credential, once more under its own access rules; then assesses both with the scans of the published bundle.
 * Throws what runRecipe throws, CLI_LIVE_PACKAGES, CLI_NO_RECIPE.
 */
export async function runLive(
  job: LiveJob,
  tell: Tell,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const paper = await readManifestFile(job.recipe);
  if (!isRunnableFile(paper)) throw new TouchstoneError('CLI_NO_RECIPE', `${paper.path} has no recipe.`, {});
  if (existsSync(join(job.recipe, 'package-lock.json'))) tell({ kind: 'fetching' });
  const packages = await fetchPackages(job.recipe, job.packages, join(job.folder, 'packages'), env);
  await mkdir(join(job.folder, 'work'), { recursive: true, mode: 0o700 });
  const sandbox = await openSandbox({
    ...packages,
    bwrap: job.bwrap,
    keepsFromNamespaces: job.keepsFromNamespaces,
    folder: join(job.folder, 'sandbox'),
    limits: SANDBOX_LIMITS,
  });
  const world: RunWorld = {
    ...runWorld({ LANG: 'C.UTF-8' }, job.version),
    workRoot: join(job.folder, 'work'),
    journalDir: join(job.folder, 'journals'),
    sandbox,
  };
  try {
    const recordings = await record(job, paper, world, tell, signal);
    tell({ kind: 'assessing' });
    tell({ kind: 'assessed', assessment: await assessLive(job, paper, recordings) });
  } finally {
    await sandbox.close();
  }
}

async function record(
  job: LiveJob,
  paper: RunnableFile,
  world: RunWorld,
  tell: Tell,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const run = (
    purpose: 'certify' | 'least-privilege',
    accessRules?: Parameters<typeof runRecipe>[0]['accessRules'],
  ) => {
    tell({ kind: 'run', purpose, rules: accessRules?.length ?? 0 });
    return runRecipe({
      manifest: paper.manifest,
      manifestText: paper.text,
      recipeDir: paper.folder,
      purpose,
      target: { kind: 'embedded', release: job.release },
      outFile: join(job.folder, `${purpose}.ndjson.gz`),
      world,
      onEvent: tell,
      signal,
      accessRules,
    });
  };
  const first = await run('certify');
  if (!isWorthNarrowing(first, paper)) return [first.recordingFile];
  const deriver = accessRuleDeriver({ types: catalogTypes(first.platform.services) });
  await eachLine(first.recordingFile, (line) => deriver.take(line));
  const second = await run('least-privilege', deriver.derived().rules);
  return [first.recordingFile, second.recordingFile];
}

/** Access rules bind application credentials alone, and are derived from a run that did all there is to do. */
function isWorthNarrowing({ outcome, steps }: RecipeOutcome, { manifest }: RunnableFile): boolean {
  return (
    outcome === 'complete' &&
    manifest.needs.auth[0] === 'application_credential' &&
    steps.every((step) => step.phase !== 'step' || step.outcome === 'passed')
  );
}

/** As the newest certificate was assessed: by its guideline, with its scans, so that what differs is what ran. */
async function assessLive(
  { recipe }: LiveJob,
  paper: RunnableFile,
  files: readonly string[],
): Promise<Assessment> {
  const folder = join(recipe, 'evidence');
  const published = existsSync(folder) ? evidenceOf((await readBundle(folder)).members, folder) : undefined;
  const recordings = await Promise.all(
    files.map(async (file): Promise<RecordingMember> => ({ path: file, file, ...(await measureFile(file)) })),
  );
  const manifestName = 'touchstone.yaml';
  const names = Object.keys(recipeFiles(paper.folder)).filter((name) => name !== manifestName);
  const evidence: Evidence = {
    manifest: paper.manifest,
    manifestText: paper.text,
    manifestName,
    guideline: published?.guideline ?? (await readGuideline()),
    recordings,
    scans: published?.scans ?? [],
    recipe: await Promise.all(
      names.map(async (name) => ({
        role: 'recipe' as const,
        path: `recipe/${name}`,
        bytes: await readFile(join(paper.folder, name)),
      })),
    ),
  };
  return assessEvidence(evidence);
}
