// SPDX-License-Identifier: Apache-2.0
import { realpathSync } from 'node:fs';
import { sha256Digest, type Manifest } from '@touchstone/model';
import { checkNeeds } from '../cloud-access/check-needs.js';
import { describePlatform } from '../platform/describe-platform.js';
import { checkPrerequisites, findSolutionVersion } from '../recipe/check-prerequisites.js';
import { recipeDigest, recipeFiles } from '../recipe/recipe-digest.js';
import type { ActionOutcome } from '../recipe/run-action.js';
import { cloudEnvironment, plainEnvironment } from '../recipe/run-environment.js';
import { runSteps, runTeardown } from '../recipe/run-phases.js';
import type { RecipeContext } from '../recipe/recipe-context.js';
import { reasonOf } from '../reason.js';
import { prepareFixtures } from '../scratch/fixtures.js';
import { interruption, type Interruption } from './interruption.js';
import type { RunStage } from './run-event.js';
import { openTarget, type OpenTarget } from './open-target.js';
import { openWorkplace, type OpenWorkplace } from './open-workplace.js';
import { openSession } from './recording-session.js';
import type { CommonRunOptions, RunOutcome } from './run-options.js';
import { makeRunId, makeWorkFolder, removeWorkFolder } from './work-folder.js';
import { writeInventory } from './write-inventory.js';

export interface RunRecipeOptions extends CommonRunOptions {
  readonly manifest: Manifest;
  /** The manifest's exact text: its digest goes into the recording. */
  readonly manifestText: string;
  /** The folder that the manifest is in, with what its commands use. */
  readonly recipeDir: string;
  readonly purpose: 'certify' | 'least-privilege';
}

export interface RecipeOutcome extends RunOutcome {
  readonly solutionVersion: string;
  /** How every action ended that began or was skipped, in order. */
  readonly steps: readonly ActionOutcome[];
}

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
  const workdir = makeWorkFolder(options.world.workRoot, run);
  try {
    return await inWorkFolder(options, run, workdir, stop);
  } finally {
    stop.dispose();
    removeWorkFolder(workdir);
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
  };
  stage('prerequisites');
  await checkPrerequisites(manifest, local);
  const solutionVersion = await findSolutionVersion(manifest, local);
  const target = await openTarget(options.target, world);
  try {
    stage('platform');
    stop.throwIfInterrupted();
    await checkNeeds(target.connection, manifest.needs.services, stop.signal);
    return await onTarget(options, { run, workdir, recipeDir, recipe, solutionVersion, target, stop });
  } finally {
    await target.close();
  }
}

interface Prepared {
  readonly run: string;
  readonly workdir: string;
  readonly recipeDir: string;
  readonly recipe: string;
  readonly solutionVersion: string;
  readonly target: OpenTarget;
  readonly stop: Interruption;
}

async function onTarget(options: RunRecipeOptions, prepared: Prepared): Promise<RecipeOutcome> {
  const { manifest, world } = options;
  const { target, stop } = prepared;
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
  let recorded: Omit<RecipeOutcome, 'left' | 'journal'> | undefined;
  let failure: unknown;
  try {
    recorded = await recordRecipe(options, prepared, place, platform);
  } catch (error) {
    failure = error;
  }
  stages(options)('cleanup');
  const { left, journal } = await place.close();
  if (recorded !== undefined) return { ...recorded, left, journal };
  for (const text of left)
    options.onEvent?.({ kind: 'message', level: 'warning', text: `Left behind: ${text}` });
  if (failure instanceof Error && failure.name === 'AbortError') stop.throwIfInterrupted();
  throw failure;
}

async function recordRecipe(
  options: RunRecipeOptions,
  prepared: Prepared,
  place: OpenWorkplace,
  platform: RecipeOutcome['platform'],
): Promise<Omit<RecipeOutcome, 'left' | 'journal'>> {
  const { manifest, world } = options;
  const { run, workdir, recipeDir, stop, solutionVersion } = prepared;
  const onEvent = options.onEvent ?? ignore;
  stages(options)('fixtures');
  const fixtures = await prepareFixtures(place.connection, manifest.needs.resources, {
    name: place.name,
    sleep: world.sleep,
    signal: stop.signal,
  });
  stop.throwIfInterrupted();
  const { kind, roles, accessRules } = place.credential;
  const session = await openSession({
    outFile: options.outFile,
    header: {
      run,
      purpose: options.purpose,
      solution: { id: manifest.solution.id, version: solutionVersion },
      manifest: sha256Digest(options.manifestText),
      recipe: prepared.recipe,
      credential: { kind, scratch: place.scratch, roles: [...roles], accessRules },
      platform,
      expected: manifest.recipe.steps.map((step) => step.id),
    },
    connection: place.connection,
    world,
    onEvent,
    onFailed: (error) => stop.stop(error.message),
  });
  const env = cloudEnvironment({
    inherited: world.env,
    run,
    recipeDir,
    workdir,
    authUrl: session.authUrl,
    credential: place.credential,
    fixtures,
  });
  const context: RecipeContext = {
    run,
    recipeDir,
    workdir,
    env,
    secrets: place.credential.secrets,
    graceMs: GRACE_MS,
    at: session.at,
    append: session.append,
    onEvent,
    setStep: session.setStep,
  };
  const steps: ActionOutcome[] = [];
  let broken: unknown;
  try {
    stages(options)('inventory before');
    await writeInventory(place.connection, session, 'before');
    steps.push(...(await runSteps(manifest.recipe, context, stop.signal)));
  } catch (error) {
    broken = error;
    stop.stop(reasonOf(error));
  }
  try {
    steps.push(...(await runTeardown(manifest.recipe, context, () => stop.signal.aborted, options.abandon)));
    await session.stopRecorder();
    if (options.abandon?.aborted !== true) {
      stages(options)('inventory after');
      await writeInventory(place.connection, session, 'after-teardown');
    }
  } catch (error) {
    broken ??= error;
    stop.stop(reasonOf(error));
  }
  const outcome = stop.signal.aborted ? 'interrupted' : 'complete';
  const summary = await session.finish({
    outcome,
    ...(outcome === 'complete' ? {} : { reason: stop.reason() }),
  });
  if (broken !== undefined) throw broken;
  return {
    run,
    recordingFile: options.outFile,
    outcome,
    platform,
    solutionVersion,
    steps,
    exchanges: summary.exchanges,
    unclassified: summary.unclassified,
  };
}

function stages(options: RunRecipeOptions): (stage: RunStage) => void {
  return (stage) => options.onEvent?.({ kind: 'stage', stage });
}

function ignore(): void {}
