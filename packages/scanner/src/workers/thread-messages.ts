// SPDX-License-Identifier: Apache-2.0
import type { Task, TaskResult, Told } from './tasks.js';

/** What a thread is started with. `at[0]` is the place of the file under way in its task. */
export interface ThreadData {
  readonly at: Int32Array;
}

export type ToThread =
  { readonly kind: 'told'; readonly told: Told } | { readonly kind: 'task'; readonly task: Task };

/** `refused` is a TouchstoneError, `defect` any other error that no file is to blame for. */
export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly result: TaskResult }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly hint?: string;
      readonly details: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'defect'; readonly text: string };
