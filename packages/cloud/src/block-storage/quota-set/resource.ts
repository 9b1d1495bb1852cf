// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** What a project may have; -1: any. The id is the project's. */
export interface BlockStorageQuota extends Stored {
  readonly limits: Readonly<Record<string, number>>;
}

export const BLOCK_STORAGE_QUOTA = defineStore<BlockStorageQuota>({
  name: 'block-storage:quota',
  scope: 'project',
});

export const DEFAULT_LIMITS: Readonly<Record<string, number>> = {
  volumes: 500,
  per_volume_gigabytes: -1,
  snapshots: 500,
  gigabytes: 5000,
  backups: 10,
  backup_gigabytes: 1000,
  groups: 10,
};
