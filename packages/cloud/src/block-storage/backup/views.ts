// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { Stores } from '../../state/stores.js';
import { linksTo } from '../rest/links.js';
import { seconds, secondsOrNull } from '../volume/views.js';
import { BACKUPS, type Backup } from './resource.js';

export function viewBackupSummary(backup: Backup, call: Call): Record<string, unknown> {
  return { id: backup.id, name: backup.name, links: linksTo(call, 'backups', backup.id) };
}

export function viewBackup(backup: Backup, call: Call): Record<string, unknown> {
  return {
    id: backup.id,
    status: backup.status,
    size: backup.size,
    object_count: backup.status === 'creating' ? 0 : 1,
    availability_zone: backup.availabilityZone,
    container: backup.container,
    created_at: seconds(backup.createdAt),
    updated_at: secondsOrNull(backup.updatedAt ?? backup.createdAt),
    name: backup.name,
    description: backup.description,
    fail_reason: null,
    volume_id: backup.volumeId,
    links: linksTo(call, 'backups', backup.id),
    is_incremental: backup.incremental,
    has_dependent_backups: hasDependents(backup, call.stores),
    snapshot_id: backup.snapshotId,
    data_timestamp: seconds(backup.createdAt),
    ...(call.auth.isAdmin && call.atLeast('3.18')
      ? { 'os-backup-project-attr:project_id': backup.projectId }
      : {}),
    ...(call.atLeast('3.43') ? { metadata: backup.metadata } : {}),
    ...(call.atLeast('3.56') && call.auth.isAdmin ? { user_id: backup.userId } : {}),
  };
}

/** Whether a later incremental backup builds on this one. */
export function hasDependents(backup: Backup, stores: Stores): boolean {
  const later = stores
    .of(BACKUPS)
    .filter((one) => one.volumeId === backup.volumeId && one.createdAt > backup.createdAt);
  return later[0]?.incremental ?? false;
}
