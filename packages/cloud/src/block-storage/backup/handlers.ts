// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { isFields, readBoolean, readFields, readText, requireText } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { invalidVolume } from '../faults.js';
import { enforceQuota } from '../quota-set/enforce-quota.js';
import { listRecords, type ListRules } from '../rest/list-records.js';
import { checkMetadata } from '../rest/metadata.js';
import { ownProjectOnly } from '../rest/own-project.js';
import { getOwned } from '../rest/scenes.js';
import { createVolume } from '../volume/create-volume.js';
import { VOLUMES, type Volume } from '../volume/resource.js';
import { BACKUPS, type Backup } from './resource.js';
import { hasDependents, viewBackup, viewBackupSummary } from './views.js';

const getBackup = (call: Call): Backup => getOwned(BACKUPS, 'Backup', call.params['backup_id'] ?? '', call);

function rules(call: Call, path: string, view: ListRules<Backup>['view']): ListRules<Backup> {
  return {
    plural: 'backups',
    path,
    view,
    missing: (id) => {
      getOwned(BACKUPS, 'Backup', id, call);
      return badRequest(`Invalid input received: marker ${id} is not in the list`);
    },
    fields: {
      id: (backup) => backup.id,
      name: (backup) => backup.name,
      status: (backup) => backup.status,
      volume_id: (backup) => backup.volumeId,
      created_at: (backup) => backup.createdAt,
      project_id: (backup) => backup.projectId,
      size: (backup) => backup.size,
      metadata: (backup) => backup.metadata,
    },
  };
}

const all = ({ stores }: Call): readonly Backup[] => stores.of(BACKUPS).list();
const list = (call: Call): Reply =>
  json(200, listRecords(all(call), rules(call, 'backups', viewBackupSummary), call));
const listDetail = (call: Call): Reply =>
  json(200, listRecords(all(call), rules(call, 'backups/detail', viewBackup), call));
const show = (call: Call): Reply => json(200, { backup: viewBackup(getBackup(call), call) });

function create(call: Call): Reply {
  const given = readFields(call.body, 'backup');
  const volume = getOwned(VOLUMES, 'Volume', requireText(given, 'volume_id'), call);
  const force = readBoolean(given, 'force') ?? false;
  const snapshotId = readText(given, 'snapshot_id') ?? null;
  if (snapshotId === null && volume.status !== 'available' && !(force && volume.status === 'in-use')) {
    throw invalidVolume(
      `The volume to be backed up must be available or in-use with force, but the current status is "${volume.status}".`,
    );
  }
  const incremental = readBoolean(given, 'incremental') ?? false;
  if (incremental && !all(call).some((one) => one.volumeId === volume.id && one.status === 'available')) {
    throw badRequest('Invalid backup: No backups available to do an incremental backup.');
  }
  enforceQuota('backups', volume.size, call);
  const backup = call.stores.of(BACKUPS).put({
    id: call.ids.uuid(),
    projectId: volume.projectId,
    userId: call.auth.userId,
    createdAt: call.now,
    updatedAt: null,
    volumeId: volume.id,
    snapshotId,
    name: readText(given, 'name') ?? null,
    description: readText(given, 'description') ?? null,
    size: volume.size,
    status: 'creating',
    container: readText(given, 'container') ?? null,
    incremental,
    metadata: isFields(given['metadata']) ? checkMetadata(given['metadata']) : {},
    availabilityZone: readText(given, 'availability_zone') ?? null,
  });
  if (snapshotId === null)
    call.stores.of(VOLUMES).put({ ...volume, status: 'backing-up', updatedAt: call.now });
  return json(202, { backup: viewBackupSummary(backup, call) });
}

function update(call: Call): Reply {
  const given = readFields(call.body, 'backup');
  const name = readText(given, 'name');
  const description = readText(given, 'description');
  const backup = call.stores.of(BACKUPS).put({
    ...getBackup(call),
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    updatedAt: call.now,
  });
  return json(200, { backup: viewBackupSummary(backup, call) });
}

function remove(call: Call): Reply {
  const backup = getBackup(call);
  if (backup.status !== 'available' && backup.status !== 'error')
    throw badRequest('Invalid backup: Backup status must be available or error');
  if (hasDependents(backup, call.stores))
    throw badRequest('Invalid backup: Incremental backups exist for this backup.');
  call.stores.of(BACKUPS).put({ ...backup, status: 'deleting', updatedAt: call.now });
  return reply(202, { 'Content-Type': 'application/json' });
}

function restore(call: Call): Reply {
  const backup = getBackup(call);
  if (backup.status !== 'available') throw badRequest('Invalid backup: Backup status must be available');
  const given = readFields(call.body, 'restore');
  const volume = restoreTarget(readText(given, 'volume_id'), readText(given, 'name'), backup, call);
  call.stores.of(BACKUPS).put({ ...backup, status: 'restoring' });
  call.stores.of(VOLUMES).put({
    ...volume,
    status: 'restoring-backup',
    metadata: { ...volume.metadata, src_backup_id: backup.id },
  });
  return json(202, { restore: { backup_id: backup.id, volume_id: volume.id, volume_name: volume.name } });
}

/** The volume that is named, or a new one as large as the backup. */
function restoreTarget(id: string | undefined, name: string | undefined, backup: Backup, call: Call): Volume {
  if (id === undefined) {
    return createVolume(
      {
        size: backup.size,
        name: name ?? `restore_backup_${backup.id}`,
        description: 'auto-created_from_restore_from_backup',
      },
      call,
    );
  }
  const volume = getOwned(VOLUMES, 'Volume', id, call);
  if (volume.status !== 'available') throw invalidVolume('Volume to be restored to must be available');
  if (volume.size < backup.size) {
    throw invalidVolume(`volume size ${volume.size} is too small to restore backup of size ${backup.size}.`);
  }
  return volume;
}

function resetStatus(call: Call): Reply {
  const status = requireText(readFields(call.body, 'os-reset_status'), 'status') as Backup['status'];
  call.stores.of(BACKUPS).put({ ...getBackup(call), status, updatedAt: call.now });
  return reply(202);
}

function forceDelete(call: Call): Reply {
  call.stores.of(BACKUPS).put({ ...getBackup(call), status: 'deleting', updatedAt: call.now });
  return reply(202);
}

export const BACKUP_RESOURCE: Resource = {
  handlers: ownProjectOnly({
    'block-storage:backup.list': list,
    'block-storage:backup.list-detail': listDetail,
    'block-storage:backup.show': show,
    'block-storage:backup.create': create,
    'block-storage:backup.update': update,
    'block-storage:backup.delete': remove,
    'block-storage:backup.restore': restore,
    'block-storage:backup.action.reset-status': resetStatus,
    'block-storage:backup.action.force-delete': forceDelete,
  }),
  // The index's least role is that of the owner's project id in the answer, which admins alone see.
  ownPolicy: ['block-storage:backup.show'],
};
