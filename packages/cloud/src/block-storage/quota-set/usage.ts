// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { BACKUPS } from '../backup/resource.js';
import { SNAPSHOTS } from '../snapshot/resource.js';
import { VOLUMES } from '../volume/resource.js';
import { VOLUME_TYPES } from '../volume-type/resource.js';
import { BLOCK_STORAGE_QUOTA, DEFAULT_LIMITS } from './resource.js';

const total = (records: readonly { readonly size: number }[]): number =>
  records.reduce((sum, record) => sum + record.size, 0);

/** How much of each a project has. Snapshots take of the same gigabytes as volumes. */
export function usageOf(stores: Stores, projectId: string): Readonly<Record<string, number>> {
  const own = (record: { readonly projectId: string }): boolean => record.projectId === projectId;
  const volumes = stores.of(VOLUMES).filter(own);
  const snapshots = stores.of(SNAPSHOTS).filter(own);
  const backups = stores.of(BACKUPS).filter(own);
  return {
    volumes: volumes.length,
    snapshots: snapshots.length,
    gigabytes: total(volumes) + total(snapshots),
    backups: backups.length,
    backup_gigabytes: total(backups),
  };
}

/** The limits that hold for a project, with those of each type, in Cinder's order. */
export function limitsOf(stores: Stores, projectId: string): Readonly<Record<string, number>> {
  const own = stores.of(BLOCK_STORAGE_QUOTA).get(projectId)?.limits;
  const { groups, ...first } = DEFAULT_LIMITS;
  const names = stores
    .of(VOLUME_TYPES)
    .list()
    .flatMap(({ name }) => [`volumes_${name}`, `gigabytes_${name}`, `snapshots_${name}`]);
  return { ...first, ...Object.fromEntries(names.map((name) => [name, -1])), groups: groups!, ...own };
}
