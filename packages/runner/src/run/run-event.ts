// SPDX-License-Identifier: Apache-2.0
import type { StepEnd } from '@touchstone/model';

/** What a run is busy with, in order. */
export const RUN_STAGES = [
  'prerequisites',
  'platform',
  'scratch',
  'fixtures',
  'inventory before',
  'setup',
  'steps',
  'teardown',
  'inventory after',
  'cleanup',
] as const;
export type RunStage = (typeof RUN_STAGES)[number];

/** What happens while a recipe runs, for whoever shows it. None of it is evidence; the texts hold no secrets. */
export type RunEvent =
  | { readonly kind: 'stage'; readonly stage: RunStage }
  | {
      readonly kind: 'step-begin';
      readonly step: string;
      readonly phase: StepEnd['phase'];
      readonly title: string;
      readonly attempt: number;
    }
  | {
      readonly kind: 'step-end';
      readonly step: string;
      readonly phase: StepEnd['phase'];
      readonly attempt: number;
      readonly outcome: StepEnd['outcome'];
      readonly ms: number;
      readonly reason?: string;
      readonly tests?: StepEnd['tests'];
      readonly survivors?: number;
      /** The end of what it printed, when it did not pass. */
      readonly output?: string;
    }
  | {
      readonly kind: 'exchange';
      readonly step: string | null;
      readonly service: string | null;
      readonly operation: string | null;
      readonly method: string;
      readonly path: string;
      readonly status: number | null;
      /** No operation of the index matches it. */
      readonly unknown: boolean;
    }
  | { readonly kind: 'message'; readonly level: 'info' | 'warning'; readonly text: string };
