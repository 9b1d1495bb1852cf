// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { limitsOf, usageOf } from '../quota-set/usage.js';
import { ownProjectOnly } from '../rest/own-project.js';

function show({ stores, auth, query }: Call): Reply {
  const projectId = (auth.isAdmin && query.get('project_id')) || auth.projectId;
  const limits = limitsOf(stores, projectId);
  const used = usageOf(stores, projectId);
  const absolute = {
    maxTotalVolumes: limits['volumes'],
    maxTotalSnapshots: limits['snapshots'],
    maxTotalVolumeGigabytes: limits['gigabytes'],
    maxTotalBackups: limits['backups'],
    maxTotalBackupGigabytes: limits['backup_gigabytes'],
    totalVolumesUsed: used['volumes'],
    totalGigabytesUsed: used['gigabytes'],
    totalSnapshotsUsed: used['snapshots'],
    totalBackupsUsed: used['backups'],
    totalBackupGigabytesUsed: used['backup_gigabytes'],
  };
  return json(200, { limits: { rate: [], absolute } });
}

export const LIMITS_RESOURCE: Resource = { handlers: ownProjectOnly({ 'block-storage:limits.show': show }) };
