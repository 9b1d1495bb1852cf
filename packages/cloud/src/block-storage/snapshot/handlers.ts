// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { isFields, readBoolean, readFields, readText, requireText } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { invalidVolume } from '../faults.js';
import { enforceQuota } from '../quota-set/enforce-quota.js';
import { listRecords, type ListRules } from '../rest/list-records.js';
import { checkMetadata, metadataHandlers } from '../rest/metadata.js';
import { ownProjectOnly } from '../rest/own-project.js';
import { getOwned } from '../rest/scenes.js';
import { VOLUMES, type Volume } from '../volume/resource.js';
import { SNAPSHOTS, type Snapshot } from './resource.js';
import { viewSnapshot, viewSnapshotDetail } from './views.js';

const getSnapshot = (call: Call): Snapshot =>
  getOwned(SNAPSHOTS, 'Snapshot', call.params['snapshot_id'] ?? '', call);

function rules(call: Call, path: string, view: ListRules<Snapshot>['view']): ListRules<Snapshot> {
  return {
    plural: 'snapshots',
    path,
    view,
    missing: (id) => {
      getOwned(SNAPSHOTS, 'Snapshot', id, call);
      return badRequest(`Invalid input received: marker ${id} is not in the list`);
    },
    fields: {
      id: (snapshot) => snapshot.id,
      name: (snapshot) => snapshot.name,
      display_name: (snapshot) => snapshot.name,
      status: (snapshot) => snapshot.status,
      volume_id: (snapshot) => snapshot.volumeId,
      metadata: (snapshot) => snapshot.metadata,
      created_at: (snapshot) => snapshot.createdAt,
      project_id: (snapshot) => snapshot.projectId,
      user_id: (snapshot) => snapshot.userId,
      availability_zone: () => 'nova',
      consumes_quota: () => true,
    },
  };
}

const all = ({ stores }: Call): readonly Snapshot[] => stores.of(SNAPSHOTS).list();
const list = (call: Call): Reply =>
  json(200, listRecords(all(call), rules(call, 'snapshots', viewSnapshot), call));
const listDetail = (call: Call): Reply =>
  json(200, listRecords(all(call), rules(call, 'snapshots/detail', viewSnapshotDetail), call));
const show = (call: Call): Reply => json(200, { snapshot: viewSnapshotDetail(getSnapshot(call), call) });

function create(call: Call): Reply {
  const given = readFields(call.body, 'snapshot');
  const volume = getOwned(VOLUMES, 'Volume', requireText(given, 'volume_id'), call);
  const force = readBoolean(given, 'force') ?? false;
  const snapshot = createSnapshot(
    volume,
    {
      name: readText(given, 'name') ?? readText(given, 'display_name') ?? null,
      description: readText(given, 'description') ?? readText(given, 'display_description') ?? null,
      metadata: isFields(given['metadata']) ? checkMetadata(given['metadata']) : {},
      // From 3.66 on a volume in use needs no force.
      force: force || call.atLeast('3.66'),
    },
    call,
  );
  return json(202, { snapshot: viewSnapshot(snapshot, call) });
}

export interface SnapshotWish extends Pick<Snapshot, 'name' | 'description' | 'metadata'> {
  readonly force: boolean;
}

/** Begins a snapshot; Nova's images of volume-booted servers come here, too. @throws Fault 400, 413 */
export function createSnapshot(volume: Volume, { force, ...wish }: SnapshotWish, call: Call): Snapshot {
  if (volume.status !== 'available' && !(force && volume.status === 'in-use')) {
    throw invalidVolume(
      `Volume ${volume.id} status must be available, but current status is: ${volume.status}.`,
    );
  }
  enforceQuota('snapshots', volume.size, call);
  return call.stores.of(SNAPSHOTS).put({
    ...wish,
    id: call.ids.uuid(),
    projectId: volume.projectId,
    userId: call.auth.userId,
    createdAt: call.now,
    updatedAt: null,
    volumeId: volume.id,
    size: volume.size,
    status: 'creating',
  });
}

function update(call: Call): Reply {
  const snapshot = getSnapshot(call);
  const given = readFields(call.body, 'snapshot');
  const name = readText(given, 'name') ?? readText(given, 'display_name');
  const description = readText(given, 'description') ?? readText(given, 'display_description');
  const changed = call.stores.of(SNAPSHOTS).put({
    ...snapshot,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    updatedAt: call.now,
  });
  return json(200, { snapshot: viewSnapshot(changed, call) });
}

function remove(call: Call): Reply {
  const snapshot = getSnapshot(call);
  if (snapshot.status !== 'available' && snapshot.status !== 'error') {
    throw badRequest(
      'Invalid snapshot: Snapshot status must be available or error, and must not be part of a group.',
    );
  }
  call.stores.of(SNAPSHOTS).put({ ...snapshot, status: 'deleting', updatedAt: call.now });
  return reply(202);
}

function resetStatus(call: Call): Reply {
  const status = requireText(readFields(call.body, 'os-reset_status'), 'status') as Snapshot['status'];
  call.stores.of(SNAPSHOTS).put({ ...getSnapshot(call), status, updatedAt: call.now });
  return reply(202);
}

function forceDelete(call: Call): Reply {
  call.stores.of(SNAPSHOTS).put({ ...getSnapshot(call), status: 'deleting', updatedAt: call.now });
  return reply(202);
}

const METADATA = metadataHandlers<Snapshot>({
  prefix: 'block-storage:snapshot',
  find: getSnapshot,
  read: (snapshot) => snapshot.metadata,
  keep: (snapshot, metadata, { stores, now }) =>
    void stores.of(SNAPSHOTS).put({ ...snapshot, metadata, updatedAt: now }),
  missing: (snapshot, key) => `Snapshot ${snapshot.id} has no metadata with key ${key}.`,
});

export const SNAPSHOT_RESOURCE: Resource = {
  handlers: ownProjectOnly({
    'block-storage:snapshot.list': list,
    'block-storage:snapshot.list-detail': listDetail,
    'block-storage:snapshot.show': show,
    'block-storage:snapshot.create': create,
    'block-storage:snapshot.update': update,
    'block-storage:snapshot.delete': remove,
    'block-storage:snapshot.action.reset-status': resetStatus,
    'block-storage:snapshot.action.force-delete': forceDelete,
    ...METADATA,
  }),
};
