// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, conflict, forbidden } from '../../service/fault.js';
import { isFields } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { IMPORT_METHODS } from '../import/import-methods.js';
import { removeMembersOf } from '../member/resource.js';
import { getImage, getOwnImage } from './find-image.js';
import { withFields } from './image-fields.js';
import { listImages } from './list-images.js';
import { patchImage } from './patch-image.js';
import { IMAGES, type Image } from './resource.js';
import { imageView } from './views.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function create(call: Call): Reply {
  const fields = call.body ?? {};
  if (!isFields(fields)) throw badRequest('Request body must be a JSON object.');
  const image = call.stores
    .of(IMAGES)
    .put(withFields(call, fresh(call, chooseId(call, fields['id'])), fields));
  return json(201, imageView(image), {
    Location: `${call.endpoint}/v2/images/${image.id}`,
    'OpenStack-image-import-methods': IMPORT_METHODS.join(','),
    'OpenStack-image-store-ids': 'file',
  });
}

function chooseId(call: Call, asked: unknown): string {
  if (asked === undefined) return call.ids.uuid();
  if (typeof asked !== 'string' || !UUID.test(asked)) {
    throw badRequest(
      `Provided object does not match schema 'image': ${JSON.stringify(asked)} does not match the pattern of 'id'`,
    );
  }
  if (call.stores.of(IMAGES).get(asked)) throw conflict(`Image ID ${asked} already exists!`);
  return asked;
}

function fresh(call: Call, id: string): Image {
  return {
    id,
    name: null,
    status: 'queued',
    visibility: 'shared',
    diskFormat: null,
    containerFormat: null,
    minRam: 0,
    minDisk: 0,
    protected: false,
    hidden: false,
    owner: call.auth.projectId,
    tags: [],
    properties: {},
    size: null,
    checksum: null,
    data: undefined,
    staged: undefined,
    virtualSize: null,
    createdAt: call.now,
    updatedAt: call.now,
  };
}

function show(call: Call): Reply {
  return json(200, imageView(getImage(call)));
}

function update(call: Call): Reply {
  const image = patchImage(call, getOwnImage(call, 'modify_image'));
  return json(200, imageView(call.stores.of(IMAGES).put({ ...image, updatedAt: call.now })));
}

function remove(call: Call): Reply {
  const image = getOwnImage(call, 'delete_image');
  if (image.protected) throw forbidden(`Image ${image.id} is protected and cannot be deleted.`);
  for (const blob of [image.data, image.staged]) if (blob) call.blobs.drop(blob.id);
  removeMembersOf(call.stores, image.id);
  call.stores.of(IMAGES).delete(image.id);
  return reply(204, { 'Content-Type': 'text/html; charset=UTF-8' });
}

/** Keeps everyone but admins from downloading; https://docs.openstack.org/api-ref/image/v2/#deactivate-image */
function setActive(active: boolean): (call: Call) => Reply {
  return (call) => {
    const image = getOwnImage(call, active ? 'reactivate' : 'deactivate');
    const [from, to] = active ? (['deactivated', 'active'] as const) : (['active', 'deactivated'] as const);
    if (image.status !== from && image.status !== to) {
      throw forbidden(
        `Not allowed to ${active ? 'reactivate' : 'deactivate'} image in status '${image.status}'`,
      );
    }
    call.stores.of(IMAGES).put({ ...image, status: to, updatedAt: call.now });
    return reply(204, { 'Content-Type': 'text/html; charset=UTF-8' });
  };
}

export const IMAGE: Resource = {
  handlers: {
    'image:image.list': listImages,
    'image:image.create': create,
    'image:image.show': show,
    'image:image.update': update,
    'image:image.delete': remove,
    'image:image.deactivate': setActive(false),
    'image:image.reactivate': setActive(true),
  },
};
