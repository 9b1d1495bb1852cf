// SPDX-License-Identifier: Apache-2.0
export { RUNNER_ERRORS, type RunnerErrorCode } from './errors.js';
export type {
  AuthType,
  CloudAuth,
  CloudConfig,
  ConfigWorld,
  Interface,
} from './cloud-access/cloud-config.js';
export { readCloudConfig, type CloudChoice } from './cloud-access/read-cloud-config.js';
export { connect, type ConnectOptions } from './cloud-access/connect.js';
export { checkNeeds } from './cloud-access/check-needs.js';
export type { Connection } from './cloud-access/connection.js';
export { describePlatform, type PlatformOptions } from './platform/describe-platform.js';
export { takeInventory } from './scratch/inventory.js';
export { findLeftJournals, readJournal, type Journal } from './scratch/journal.js';
export { removeLeftovers, removeLocalLeftovers } from './scratch/remove-leftovers.js';
export type { RemoveOptions } from './scratch/remove-scratch.js';
export type { AccessRule } from './scratch/scratch.js';
export { runRecipe } from './run/run-recipe.js';
export type { RecipeOutcome, RunRecipeOptions } from './run/recipe-run.js';
export type { CommonRunOptions, RunOutcome, RunTarget, RunWorld } from './run/run-options.js';
export { RUN_STAGES, type RunEvent, type RunStage } from './run/run-event.js';
export type { ActionOutcome } from './recipe/run-action.js';
export type { Sandbox, SandboxedCommand } from './process/sandbox.js';
export { recipeFiles } from './recipe/recipe-digest.js';
export { recordCommand, type CommandOutcome, type RecordCommandOptions } from './run/record-command.js';
