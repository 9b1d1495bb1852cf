// SPDX-License-Identifier: Apache-2.0
import { IMAGES, type Image } from '../../image/image/resource.js';
import type { Call } from '../../service/call.js';
import { isFields, readText, type Fields } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { requiredProperty } from '../faults.js';
import { checkMetadata } from '../rest/check-metadata.js';
import { getUnlocked } from '../server/find-server.js';
import type { Server, VmState } from '../server/resource.js';
import { begin } from './lifecycle.js';

const FROM: readonly VmState[] = ['active', 'stopped', 'paused', 'suspended'];

function read(body: unknown, key: string): { given: Fields; name: string } {
  const value = isFields(body) ? body[key] : undefined;
  const given = isFields(value) ? value : {};
  const name = readText(given, 'name');
  if (name === undefined) throw requiredProperty(key, given, 'name');
  return { given, name };
}

function createImage(call: Call): Reply {
  const server = getUnlocked(call);
  const { given, name } = read(call.body, 'createImage');
  const metadata = given['metadata'] === undefined ? {} : checkMetadata(given['metadata']);
  const image = newImage(server, name, { ...metadata, image_type: 'snapshot' }, call);
  begin(server, { name: 'createImage', from: FROM, task: 'image_snapshot_pending' }, 'createImage', call, {
    pendingImageId: image.id,
  });
  call.stores.of(IMAGES).put(image);
  return answer(image, '2.45', call);
}

function createBackup(call: Call): Reply {
  const server = getUnlocked(call);
  const { given, name } = read(call.body, 'createBackup');
  const type = readText(given, 'backup_type');
  if (type === undefined) throw requiredProperty('createBackup', given, 'backup_type');
  const image = newImage(server, name, { image_type: 'backup', backup_type: type }, call);
  begin(server, { name: 'createBackup', from: FROM, task: 'image_backup' }, 'createBackup', call, {
    pendingImageId: image.id,
  });
  call.stores.of(IMAGES).put(image);
  return answer(image, '2.45', call);
}

/** From 2.45 on the id stands in the body, before in the Location. */
function answer(image: Image, since: string, call: Call): Reply {
  if (call.atLeast(since)) return json(202, { image_id: image.id });
  return reply(202, { Location: `${call.origin}/image/v2/images/${image.id}` });
}

function newImage(server: Server, name: string, properties: Image['properties'], call: Call): Image {
  const content = call.blobs.keep(
    Buffer.from(`Disk of server ${server.id}, as the embedded cloud keeps it.\n`),
  );
  return {
    id: call.ids.uuid(),
    name,
    status: 'queued',
    visibility: 'private',
    diskFormat: null,
    containerFormat: null,
    minRam: 0,
    minDisk: server.flavor.disk,
    protected: false,
    hidden: false,
    owner: server.projectId,
    tags: [],
    properties: {
      ...properties,
      ...(server.imageId === null ? {} : { base_image_ref: server.imageId }),
      instance_uuid: server.id,
      user_id: call.auth.userId,
    },
    size: null,
    checksum: null,
    data: undefined,
    staged: content,
    virtualSize: null,
    createdAt: call.now,
    updatedAt: call.now,
  };
}

export const IMAGE_ACTIONS: Resource = {
  handlers: {
    'compute:server.action.create-image': createImage,
    'compute:server.action.create-backup': createBackup,
  },
};
