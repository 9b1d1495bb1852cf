// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { isFields, readBoolean, readFields, readText, type Fields } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { listRecords, type ListRules } from '../rest/list-records.js';
import { checkMetadata, metadataHandlers } from '../rest/metadata.js';
import { ownProjectOnly } from '../rest/own-project.js';
import { getOwned } from '../rest/scenes.js';
import { VOLUME_TYPES } from '../volume-type/resource.js';
import { createVolume } from './create-volume.js';
import { removeVolume } from './remove-volume.js';
import { VOLUMES, type Volume } from './resource.js';
import { viewVolume, viewVolumeDetail, viewVolumeSummary } from './views.js';

export const getVolume = (call: Call): Volume =>
  getOwned(VOLUMES, 'Volume', call.params['volume_id'] ?? '', call);

function rules(call: Call, path: string, view: ListRules<Volume>['view']): ListRules<Volume> {
  return {
    plural: 'volumes',
    path,
    view,
    missing: (id) => {
      getOwned(VOLUMES, 'Volume', id, call);
      return badRequest(`Invalid input received: marker ${id} is not in the list`);
    },
    fields: {
      id: (volume) => volume.id,
      name: (volume) => volume.name,
      display_name: (volume) => volume.name,
      status: (volume) => volume.status,
      size: (volume) => volume.size,
      created_at: (volume) => volume.createdAt,
      updated_at: (volume) => volume.updatedAt,
      metadata: (volume) => volume.metadata,
      bootable: (volume) => volume.bootable,
      availability_zone: (volume) => volume.availabilityZone,
      volume_type_id: (volume) => volume.typeId,
      volume_type: (volume) => call.stores.of(VOLUME_TYPES).get(volume.typeId)?.name,
      project_id: (volume) => volume.projectId,
      user_id: (volume) => volume.userId,
      snapshot_id: (volume) => volume.snapshotId,
      source_volid: (volume) => volume.sourceVolumeId,
      group_id: () => null,
      migration_status: () => null,
      consumes_quota: () => true,
    },
  };
}

const list = (call: Call): Reply =>
  json(200, listRecords(all(call), rules(call, 'volumes', viewVolumeSummary), call));
const listDetail = (call: Call): Reply =>
  json(200, listRecords(all(call), rules(call, 'volumes/detail', viewVolumeDetail), call));
const all = ({ stores }: Call): readonly Volume[] => stores.of(VOLUMES).list();

function show(call: Call): Reply {
  return json(200, { volume: viewVolumeDetail(getVolume(call), call) });
}

function create(call: Call): Reply {
  const given = readFields(call.body, 'volume');
  const volume = createVolume(
    {
      size: readSize(given),
      name: readText(given, 'name') ?? readText(given, 'display_name'),
      description: readText(given, 'description') ?? readText(given, 'display_description'),
      type: readText(given, 'volume_type'),
      availabilityZone: readText(given, 'availability_zone'),
      snapshotId: readText(given, 'snapshot_id'),
      sourceVolumeId: readText(given, 'source_volid'),
      imageId: readImage(given),
      metadata:
        given['metadata'] === undefined || given['metadata'] === null ? {} : checkMetadata(given['metadata']),
      multiattach: readBoolean(given, 'multiattach'),
    },
    call,
  );
  return json(202, { volume: viewVolume(volume, call) });
}

/** GiB, as a number or text. @throws Fault 400 */
export function readSize(given: Fields, key = 'size'): number | undefined {
  const value = given[key];
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' && /^[0-9]+$/.test(value) ? Number(value) : value;
  if (!Number.isInteger(number)) {
    throw badRequest(
      `Invalid input for field/attribute ${key}. Value: ${String(value)}. '${String(value)}' does not match '^[0-9]+$'`,
    );
  }
  if ((number as number) < 1) {
    throw badRequest(
      `Invalid input for field/attribute ${key}. Value: ${String(value)}. ${String(value)} is less than the minimum of 1`,
    );
  }
  return number as number;
}

/** An id, or the address of an image, as `imageRef` or the older `image_id`. */
function readImage(given: Fields): string | undefined {
  const value = given['imageRef'] ?? given['image_id'];
  const text = isFields(value) ? value['id'] : value;
  return typeof text === 'string' && text !== '' ? text.slice(text.lastIndexOf('/') + 1) : undefined;
}

function update(call: Call): Reply {
  const volume = getVolume(call);
  const given = readFields(call.body, 'volume');
  const name = readText(given, 'name') ?? readText(given, 'display_name');
  const description = readText(given, 'description') ?? readText(given, 'display_description');
  const changed = call.stores.of(VOLUMES).put({
    ...volume,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(given['metadata'] === undefined ? {} : { metadata: checkMetadata(given['metadata']) }),
    updatedAt: call.now,
  });
  return json(200, { volume: viewVolume(changed, call) });
}

function remove(call: Call): Reply {
  removeVolume(getVolume(call), call.stores, {
    cascade: /^(true|1)$/i.test(call.query.get('cascade') ?? ''),
  });
  return reply(202);
}

function summary(call: Call): Reply {
  const own = all(call).filter(
    (volume) =>
      volume.projectId === call.auth.projectId || (call.auth.isAdmin && call.query.has('all_tenants')),
  );
  const total_size = own.reduce((sum, volume) => sum + volume.size, 0);
  return json(200, {
    'volume-summary': {
      total_count: own.length,
      total_size,
      ...(call.atLeast('3.36') ? { metadata: gather(own) } : {}),
    },
  });
}

/** Every key with all the values that it has anywhere. */
function gather(volumes: readonly Volume[]): Record<string, readonly string[]> {
  const values: Record<string, string[]> = {};
  for (const [key, value] of volumes.flatMap((volume) => Object.entries(volume.metadata))) {
    const had = (values[key] ??= []);
    if (!had.includes(value)) had.push(value);
  }
  return values;
}

const METADATA = metadataHandlers<Volume>({
  prefix: 'block-storage:volume',
  find: getVolume,
  read: (volume) => volume.metadata,
  keep: (volume, metadata, { stores, now }) =>
    void stores.of(VOLUMES).put({ ...volume, metadata, updatedAt: now }),
  missing: (volume, key) => `Volume ${volume.id} has no metadata with key ${key}.`,
});

export const VOLUME_RESOURCE: Resource = {
  handlers: ownProjectOnly({
    'block-storage:volume.list': list,
    'block-storage:volume.list-detail': listDetail,
    'block-storage:volume.show': show,
    'block-storage:volume.create': create,
    'block-storage:volume.update': update,
    'block-storage:volume.delete': remove,
    'block-storage:volume.summary': summary,
    ...METADATA,
  }),
};
