// SPDX-License-Identifier: Apache-2.0
import type { RecordingLine, Unsequenced } from '@touchstone/model';
import type { Sandbox } from '../process/sandbox.js';
import type { RunEvent } from '../run/run-event.js';
import type { Environment } from './run-environment.js';

/** A line that a run writes; header, seals and footer are the writer's own. */
export type AppendableLine = Unsequenced<Exclude<RecordingLine, { kind: 'header' | 'seal' | 'footer' }>>;

/** What running a recipe's commands needs to know. */
export interface RecipeContext {
  readonly run: string;
  readonly recipeDir: string;
  readonly workdir: string;
  readonly env: Environment;
  readonly sandbox: Sandbox | undefined;
  readonly secrets: readonly string[];
  /** Between TERM and KILL, in ms. */
  readonly graceMs: number;
  /** Milliseconds since the recording began. */
  readonly at: () => number;
  readonly append: (line: AppendableLine) => void;
  readonly onEvent: (event: RunEvent) => void;
  /** Tells the recorder which step is under way. */
  readonly setStep: (step: CurrentStep | null) => void;
}

export type Phase = 'setup' | 'step' | 'teardown';
export interface CurrentStep {
  readonly step: string;
  readonly phase: Phase;
}
