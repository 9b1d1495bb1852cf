// SPDX-License-Identifier: Apache-2.0
import { realpathSync } from 'node:fs';
import { recipeDigest } from '@touchstone/model';
import { checkNeeds } from '../cloud-access/check-needs.js';
import { describePlatform } from '../platform/describe-platform.js';
import { checkPrerequisites, findSolutionVersion } from '../recipe/check-prerequisites.js';
import { recipeFiles } from '../recipe/recipe-digest.js';
import { plainEnvironment } from '../recipe/run-environment.js';
import { interruption, type Interruption } from './interruption.js';
import type { PreparedRun, RecipeOutcome, RecordedRecipe, RunRecipeOptions } from './recipe-run.js';
import type { RunStage } from './run-event.js';
import { openTarget } from './open-target.js';
import { openWorkplace } from './open-workplace.js';
import { recordRecipe } from './record-recipe.js';
import { runRefusal } from './run-refusal.js';
import { makeRunId, makeWorkFolder, removeWorkFolder } from './work-folder.js';

const GRACE_MS = 5000;

/**
 * Runs a recipe once against a cloud through the recorder, and cleans up after it whatever happens.
 * Gives where the recording is and how the run ended; whether the solution passed is for the assessor to say.
 * Throws RUN_PREREQUISITE, RUN_VERSION, RUN_RECIPE_FOLDER before any call to the cloud; ACCESS_*, SCRATCH_*,
 * RUN_NO_RESOURCE, RUN_INTERRUPTED before the recording; RECORDING_*, RECORDER_*; RUN_DISK when it could not be written.
 */
export async function runRecipe(options: RunRecipeOptions): Promise<RecipeOutcome> {
  const run = makeRunId(options.world.random);
  const stop = interruption(options.signal);
  let workdir: string | undefined;
  try {
    workdir = makeWorkFolder(options.world.workRoot, run);
    return await inWorkFolder(options, run, workdir, stop);
  } catch (error) {
    throw runRefusal(error, stop, options.world.workRoot);
  } finally {
    stop.dispose();
    if (workdir !== undefined) removeWorkFolder(workdir);
  }
}

async function inWorkFolder(
  options: RunRecipeOptions,
  run: string,
  workdir: string,
  stop: Interruption,
): Promise<RecipeOutcome> {
  const { manifest, world } = options;
  const stage = stages(options);
  const recipeDir = realpathSync(options.recipeDir);
  const recipe = recipeDigest(recipeFiles(recipeDir));
  const local = {
    run,
    recipeDir,
    workdir,
    env: plainEnvironment({ inherited: world.env, run, recipeDir, workdir }),
    graceMs: GRACE_MS,
    signal: stop.signal,
    sandbox: world.sandbox,
  };
  stage('prerequisites');
  await checkPrerequisites(manifest, local);
  const solutionVersion = await findSolutionVersion(manifest, local);
  const target = await openTarget(options.target, world);
  try {
    stage('platform');
    stop.throwIfInterrupted();
    await checkNeeds(target.connection, manifest.needs.services, stop.signal);
    return await onTarget(options, {
      run,
      workdir,
      recipeDir,
      recipe,
      solutionVersion,
      target,
      stop,
      graceMs: GRACE_MS,
    });
  } finally {
    await target.close();
  }
}

async function onTarget(options: RunRecipeOptions, prepared: PreparedRun): Promise<RecipeOutcome> {
  const { manifest, world } = options;
  const { target } = prepared;
  const platform = await describePlatform(target.connection, target.platform);
  stages(options)('scratch');
  const place = await openWorkplace(target.connection, {
    run: prepared.run,
    workdir: prepared.workdir,
    roles: manifest.needs.roles,
    credential:
      options.accessRules === undefined
        ? (options.credential ?? manifest.needs.auth[0] ?? 'password')
        : 'application_credential',
    accessRules: options.accessRules,
    // Heat makes a trust from the caller's token, which Keystone without its fix of 2026 lets unrestricted credentials do.
    unrestricted: manifest.needs.services.includes('orchestration'),
    scratch: options.scratch ?? true,
    world,
    onEvent: options.onEvent ?? ignore,
    abandon: options.abandon,
  });
  let recorded: RecordedRecipe | undefined;
  let failure: unknown;
  try {
    recorded = await recordRecipe(options, { ...prepared, place, platform });
  } catch (error) {
    failure = error;
  }
  stages(options)('cleanup');
  const { left, journal } = await place.close();
  if (recorded !== undefined) return { ...recorded, left, journal };
  for (const text of left)
    options.onEvent?.({ kind: 'message', level: 'warning', text: `Left behind: ${text}` });
  throw failure;
}

function stages(options: RunRecipeOptions): (stage: RunStage) => void {
  return (stage) => options.onEvent?.({ kind: 'stage', stage });
}

function ignore(): void {}
