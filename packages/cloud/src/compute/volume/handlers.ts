// SPDX-License-Identifier: Apache-2.0
import { createSnapshot } from '../../block-storage/snapshot/handlers.js';
import { SNAPSHOTS, type Snapshot } from '../../block-storage/snapshot/resource.js';
import { attachedTo } from '../../block-storage/volume/views.js';
import { createVolume } from '../../block-storage/volume/create-volume.js';
import { removeVolume } from '../../block-storage/volume/remove-volume.js';
import { VOLUMES, type Volume } from '../../block-storage/volume/resource.js';
import { VOLUME_TYPES } from '../../block-storage/volume-type/resource.js';
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { readBoolean, readFields, readInteger, readText, requireText } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { isoNaive } from '../../state/time.js';
import { checkMetadata } from '../rest/check-metadata.js';

const at = (time: number): string => isoNaive(Math.floor(time / 1000) * 1000);

/** Nova's proxies for Cinder, offered until 2.35. A volume that no one has shows one empty attachment. */
function viewVolume(volume: Volume, { stores }: Call): Record<string, unknown> {
  const attached = attachedTo(stores, volume.id).map((one) => ({
    id: volume.id,
    volumeId: volume.id,
    serverId: one.instanceId,
    device: one.mountpoint,
  }));
  return {
    id: volume.id,
    status: volume.status,
    size: volume.size,
    availabilityZone: volume.availabilityZone,
    createdAt: at(volume.createdAt),
    attachments: attached.length > 0 ? attached : [{}],
    displayName: volume.name,
    displayDescription: volume.description,
    volumeType: stores.of(VOLUME_TYPES).get(volume.typeId)?.name ?? null,
    snapshotId: volume.snapshotId,
    metadata: volume.metadata,
  };
}

function viewSnapshot(snapshot: Snapshot): Record<string, unknown> {
  const { id, volumeId, status, size, createdAt, name, description } = snapshot;
  return {
    id,
    volumeId,
    status,
    size,
    createdAt: at(createdAt),
    displayName: name,
    displayDescription: description,
  };
}

const volumes = ({ stores, auth }: Call): readonly Volume[] =>
  stores
    .of(VOLUMES)
    .filter((one) => one.projectId === auth.projectId)
    .toReversed();
const snapshots = ({ stores, auth }: Call): readonly Snapshot[] =>
  stores
    .of(SNAPSHOTS)
    .filter((one) => one.projectId === auth.projectId)
    .toReversed();

function getVolume(id: string | undefined, call: Call): Volume {
  const volume = volumes(call).find((one) => one.id === id);
  if (volume) return volume;
  throw notFound(`Volume ${id} could not be found.`);
}

function getSnapshot(call: Call): Snapshot {
  const id = call.params['snapshot_id'];
  const snapshot = snapshots(call).find((one) => one.id === id);
  if (snapshot) return snapshot;
  throw notFound(`Snapshot ${id} could not be found.`);
}

const listVolumes = (call: Call): Reply =>
  json(200, { volumes: volumes(call).map((one) => viewVolume(one, call)) });
const listSnapshots = (call: Call): Reply => json(200, { snapshots: snapshots(call).map(viewSnapshot) });

function create(call: Call): Reply {
  const given = readFields(call.body, 'volume');
  const wish = {
    size: readInteger(given, 'size'),
    name: readText(given, 'display_name'),
    description: readText(given, 'display_description'),
    type: readText(given, 'volume_type'),
    availabilityZone: readText(given, 'availability_zone'),
    snapshotId: readText(given, 'snapshot_id'),
    metadata: given['metadata'] === undefined ? {} : checkMetadata(given['metadata']),
  };
  return json(200, { volume: viewVolume(createVolume(wish, call), call) });
}

function createSnapshotProxy(call: Call): Reply {
  const given = readFields(call.body, 'snapshot');
  const volume = getVolume(requireText(given, 'volume_id'), call);
  const wish = {
    name: readText(given, 'display_name') ?? null,
    description: readText(given, 'display_description') ?? null,
    metadata: {},
    force: readBoolean(given, 'force') ?? false,
  };
  return json(200, { snapshot: viewSnapshot(createSnapshot(volume, wish, call)) });
}

function remove(call: Call): Reply {
  removeVolume(getVolume(call.params['volume_id'], call), call.stores);
  return reply(202);
}

function removeSnapshot(call: Call): Reply {
  call.stores.of(SNAPSHOTS).put({ ...getSnapshot(call), status: 'deleting' });
  return reply(202);
}

export const VOLUME_PROXY: Resource = {
  handlers: {
    'compute:volume.list': listVolumes,
    'compute:volume.list-detail': listVolumes,
    'compute:volume.show': (call) =>
      json(200, { volume: viewVolume(getVolume(call.params['volume_id'], call), call) }),
    'compute:volume.create': create,
    'compute:volume.delete': remove,
    'compute:snapshot.list': listSnapshots,
    'compute:snapshot.list-detail': listSnapshots,
    'compute:snapshot.show': (call) => json(200, { snapshot: viewSnapshot(getSnapshot(call)) }),
    'compute:snapshot.create': createSnapshotProxy,
    'compute:snapshot.delete': removeSnapshot,
  },
};
