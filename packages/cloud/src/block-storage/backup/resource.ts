// SPDX-License-Identifier: Apache-2.0
import { defineStore } from '../../state/store-kind.js';
import type { Listed } from '../rest/list-records.js';
import type { Metadata } from '../rest/metadata.js';

/** A copy of a volume in the backup store. */
export interface Backup extends Listed {
  readonly volumeId: string;
  readonly snapshotId: string | null;
  readonly userId: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly size: number;
  readonly status: 'creating' | 'available' | 'restoring' | 'deleting' | 'error';
  readonly updatedAt: number | null;
  readonly container: string | null;
  readonly incremental: boolean;
  readonly metadata: Metadata;
  readonly availabilityZone: string | null;
}

export const BACKUPS = defineStore<Backup>({
  name: 'block-storage:backup',
  scope: 'project',
  stateField: 'status',
  transitions: [
    {
      from: 'creating',
      to: 'available',
      after: 3000,
      change: (backup, { now }) => ({
        ...backup,
        updatedAt: now,
        container: backup.container ?? defaultContainer(backup.id),
      }),
    },
    {
      from: 'restoring',
      to: 'available',
      after: 4000,
      change: (backup, { now }) => ({ ...backup, updatedAt: now }),
    },
    { from: 'deleting', to: 'gone', after: 1000 },
  ],
});

/** The folder that Cinder's POSIX driver chooses: "d4/0d/d40dcc50-...". */
function defaultContainer(id: string): string {
  return `${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`;
}
