// SPDX-License-Identifier: Apache-2.0
import type { Task, TaskResult, Told } from './tasks.js';

/** What became of a task: its results, or the file at which the lane broke (it must not be used again) and why. */
export type LaneOutcome =
  | { readonly kind: 'done'; readonly result: TaskResult }
  | { readonly kind: 'broken'; readonly at: number; readonly reason: 'took-too-long' | 'crashed' };

/** A place where tasks are done one after the other. */
export interface Lane {
  tell(told: Told): void;
  run(task: Task): Promise<LaneOutcome>;
  close(): Promise<void>;
}
