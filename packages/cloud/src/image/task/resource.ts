// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** Work that glance does beside a request: here, imports. */
export interface Task extends Stored {
  readonly type: 'api_image_import';
  readonly status: 'processing' | 'success';
  readonly owner: string;
  readonly userId: string;
  readonly imageId: string;
  readonly requestId: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

export const TASKS = defineStore<Task>({
  name: 'image:task',
  scope: 'project',
  stateField: 'status',
  transitions: [
    {
      from: 'processing',
      to: 'success',
      after: 1000,
      change: (task, { now }) => ({ ...task, updatedAt: now }),
    },
  ],
});
