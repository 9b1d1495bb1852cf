// SPDX-License-Identifier: Apache-2.0
import { defineStore } from '../../state/store-kind.js';
import type { Listed } from '../rest/list-records.js';
import type { Metadata } from '../rest/metadata.js';

/** A volume at one moment. */
export interface Snapshot extends Listed {
  readonly volumeId: string;
  readonly userId: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly size: number;
  readonly status: 'creating' | 'available' | 'deleting' | 'error' | 'error_deleting';
  readonly updatedAt: number | null;
  readonly metadata: Metadata;
}

export const SNAPSHOTS = defineStore<Snapshot>({
  name: 'block-storage:snapshot',
  scope: 'project',
  stateField: 'status',
  transitions: [
    {
      from: 'creating',
      to: 'available',
      after: 2000,
      change: (snapshot, { now }) => ({ ...snapshot, updatedAt: now }),
    },
    { from: 'deleting', to: 'gone', after: 1000 },
  ],
});
