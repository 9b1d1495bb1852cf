// SPDX-License-Identifier: Apache-2.0
import type { Assessment, StepEnd } from '@touchstone/model';

/** Whether a solution's recipe can be run here and now. */
export type LiveOffer =
  | {
      readonly kind: 'offered';
      /** Releases of the embedded cloud, the newest first. */
      readonly releases: readonly string[];
      /** Digest of the recipe that would run: as certificates name it. */
      readonly recipe: string;
    }
  | { readonly kind: 'refused'; readonly why: string };

/** What became of asking for a run. */
export type LiveAsked =
  | { readonly kind: 'asked'; readonly id: string }
  | {
      readonly kind: 'refused';
      readonly why: string;
      readonly busy: boolean;
      /** The run of the same client that is still under way, where that is why. */
      readonly under?: string;
    };

export interface LiveStep {
  readonly id: string;
  readonly title: string;
  readonly phase: StepEnd['phase'];
  /** The second run is under access rules alone. */
  readonly purpose: LivePurpose;
  readonly state: StepEnd['outcome'] | 'waiting' | 'running';
  readonly seconds: number | null;
  readonly calls: number;
  readonly reason: string | null;
}

export type LivePurpose = 'certify' | 'least-privilege';

export interface LiveCall {
  readonly number: number;
  readonly step: string | null;
  /** Null: no operation of the index matches it. */
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  /** Null: no answer came. */
  readonly status: number | null;
}

/** Calls of one operation up to now. */
export interface LiveOperation {
  readonly operation: string;
  readonly accepted: number;
  readonly refused: number;
}

/** A run of a recipe on the embedded cloud, as far as it went. */
export interface LiveRun {
  readonly id: string;
  readonly solution: string;
  readonly release: string;
  readonly state: 'waiting' | 'running' | 'done' | 'broken';
  /** Grows with each change. */
  readonly change: number;
  /** Runs that go first, while it waits. */
  readonly ahead: number;
  /** Epoch ms. */
  readonly askedAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** What it is busy with, in words. */
  readonly stage: string;
  readonly purpose: LivePurpose;
  readonly steps: readonly LiveStep[];
  readonly calls: number;
  readonly unknown: number;
  /** Most called first. */
  readonly operations: readonly LiveOperation[];
  /** The newest first; older ones are counted alone. */
  readonly latest: readonly LiveCall[];
  readonly notes: readonly string[];
  readonly recipe: string;
  /** What was computed from the recordings of this run, with the scans of the published bundle. */
  readonly assessment: Assessment | null;
  /** Why there is no assessment. */
  readonly why: string | null;
}

/** Runs of the built-in catalog's recipes, in a sandbox on this machine. */
export interface LiveRuns {
  readonly offer: (solution: string) => LiveOffer;
  /** `client`: by whom runs are counted; those without one count together. */
  readonly ask: (solution: string, release: string, client: string | undefined) => LiveAsked;
  /** Undefined: there is none, or it was forgotten. */
  readonly find: (id: string) => LiveRun | undefined;
  /** Those that wait, run, or are not forgotten yet; the newest first. */
  readonly all: () => readonly LiveRun[];
  /** Solutions that can be run. */
  readonly solutions: () => readonly string[];
  /** Ends when the run is no longer as it was at `change`, when some seconds are over, or when the marketplace stops. */
  readonly changed: (id: string, change: number) => Promise<void>;
  /** For how long a run that ended is kept, in ms. */
  readonly keptMs: number;
}
