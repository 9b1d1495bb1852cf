// SPDX-License-Identifier: Apache-2.0
import { sha256Digest, type Platform } from '@touchstone/model';
import type { ActionOutcome } from '../recipe/run-action.js';
import type { RecipeContext } from '../recipe/recipe-context.js';
import { cloudEnvironment } from '../recipe/run-environment.js';
import { runSteps, runTeardown } from '../recipe/run-phases.js';
import { reasonOf } from '../reason.js';
import { prepareFixtures, type Fixtures } from '../scratch/fixtures.js';
import type { OpenWorkplace } from './open-workplace.js';
import { openSession, type RecordingSession } from './recording-session.js';
import type { PreparedRun, RecordedRecipe, RunRecipeOptions } from './recipe-run.js';
import { writeInventory } from './write-inventory.js';

interface Placed extends PreparedRun {
  readonly place: OpenWorkplace;
  readonly platform: Platform;
}

/**
 * Fixtures, the recording, inventory, setup and steps, teardown, inventory, footer. Whatever breaks in between, teardown is
 * tried, the recorder is stopped and the footer is written before it is thrown.
 */
export async function recordRecipe(options: RunRecipeOptions, placed: Placed): Promise<RecordedRecipe> {
  const { place, stop } = placed;
  const onEvent = options.onEvent ?? (() => undefined);
  onEvent({ kind: 'stage', stage: 'fixtures' });
  const fixtures = await prepareFixtures(place.connection, options.manifest.needs.resources, {
    name: place.name,
    sleep: options.world.sleep,
    signal: stop.signal,
  });
  stop.throwIfInterrupted();
  const session = await openRecipeSession(options, placed);
  const steps: ActionOutcome[] = [];
  let context: RecipeContext | undefined;
  let broken: unknown;
  const listing = { sleep: options.world.sleep, abandon: options.abandon };
  try {
    context = contextOf(options, placed, session, fixtures);
    onEvent({ kind: 'stage', stage: 'inventory before' });
    await writeInventory(place.connection, session, { ...listing, when: 'before' });
    steps.push(...(await runSteps(options.manifest.recipe, context, stop.signal)));
  } catch (error) {
    broken = error;
    stop.stop(reasonOf(error));
  }
  try {
    if (context !== undefined) {
      const hurried = (): boolean => stop.signal.aborted;
      steps.push(...(await runTeardown(options.manifest.recipe, context, hurried, options.abandon)));
    }
    await session.stopRecorder();
    if (options.abandon?.aborted !== true) {
      onEvent({ kind: 'stage', stage: 'inventory after' });
      await writeInventory(place.connection, session, { ...listing, when: 'after-teardown' });
    }
  } catch (error) {
    broken ??= error;
    stop.stop(reasonOf(error));
  }
  const outcome = stop.signal.aborted ? 'interrupted' : 'complete';
  const { exchanges, unclassified } = await session.finish({
    outcome,
    ...(outcome === 'complete' ? {} : { reason: stop.reason() }),
  });
  if (broken !== undefined) throw broken;
  const { run, platform, solutionVersion } = placed;
  const recordingFile = options.outFile;
  return { run, recordingFile, outcome, platform, solutionVersion, steps, exchanges, unclassified };
}

function openRecipeSession(options: RunRecipeOptions, placed: Placed): Promise<RecordingSession> {
  const { manifest } = options;
  const { kind, roles, accessRules } = placed.place.credential;
  return openSession({
    outFile: options.outFile,
    header: {
      run: placed.run,
      purpose: options.purpose,
      solution: { id: manifest.solution.id, version: placed.solutionVersion },
      manifest: sha256Digest(options.manifestText),
      recipe: placed.recipe,
      credential: { kind, scratch: placed.place.scratch, roles: [...roles], accessRules },
      platform: placed.platform,
      expected: manifest.recipe.steps.map((step) => step.id),
    },
    workdir: placed.workdir,
    tls: options.tls,
    forwardProxy: options.forwardProxy,
    connection: placed.place.connection,
    world: options.world,
    onEvent: options.onEvent ?? (() => undefined),
    // What cannot be recorded need not be run; teardown and cleaning up still are.
    onFailed: (error) => placed.stop.stop(error.message),
  });
}

function contextOf(
  options: RunRecipeOptions,
  placed: Placed,
  session: RecordingSession,
  fixtures: Fixtures,
): RecipeContext {
  const { run, recipeDir, workdir, place } = placed;
  const { credential } = place;
  const inherited = options.world.env;
  const { gateway, at, append, setStep } = session;
  return {
    run,
    recipeDir,
    workdir,
    env: cloudEnvironment({ inherited, run, recipeDir, workdir, gateway, credential, fixtures }),
    sandbox: options.world.sandbox,
    secrets: credential.secrets,
    graceMs: placed.graceMs,
    at,
    append,
    onEvent: options.onEvent ?? (() => undefined),
    setStep,
  };
}
