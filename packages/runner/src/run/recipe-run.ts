// SPDX-License-Identifier: Apache-2.0
import type { RunnableManifest } from '@touchstone/model';
import type { ActionOutcome } from '../recipe/run-action.js';
import type { Interruption } from './interruption.js';
import type { OpenTarget } from './open-target.js';
import type { CommonRunOptions, RunOutcome } from './run-options.js';

/** A recording that is done, before its place is cleaned up. */
export type RecordedRecipe = Omit<RecipeOutcome, 'left' | 'journal'>;

export interface RunRecipeOptions extends CommonRunOptions {
  readonly manifest: RunnableManifest;
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

/** What is known before anything is made on the cloud. */
export interface PreparedRun {
  readonly run: string;
  readonly workdir: string;
  readonly recipeDir: string;
  readonly recipe: string;
  readonly solutionVersion: string;
  readonly target: OpenTarget;
  readonly stop: Interruption;
  readonly graceMs: number;
}
