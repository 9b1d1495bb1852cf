// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, conflict } from '../../service/fault.js';
import { isFields } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { getOwnImage } from '../image/find-image.js';
import { IMAGES } from '../image/resource.js';
import { TASKS } from '../task/resource.js';
import { IMPORT_METHODS } from './import-methods.js';

/** Begins to take in what was staged; the image is active when that is done. */
function importImage(call: Call): Reply {
  const image = getOwnImage(call, 'import_image');
  const body = isFields(call.body) ? call.body : {};
  const method = isFields(body['method']) ? body['method']['name'] : undefined;
  if (typeof method !== 'string') throw badRequest("Import request requires a 'name' field.");
  if (!IMPORT_METHODS.includes(method)) throw badRequest(`Unknown import method name '${method}'.`);
  if (image.status !== 'uploading' || !image.staged) {
    throw conflict("Image needs to be staged before 'glance-direct' method can be used");
  }
  call.stores.of(IMAGES).put({ ...image, status: 'importing', updatedAt: call.now });
  call.stores.of(TASKS).put({
    id: call.ids.uuid(),
    type: 'api_image_import',
    status: 'processing',
    owner: image.owner,
    userId: call.auth.userId,
    imageId: image.id,
    requestId: call.requestId,
    input: { image_id: image.id, import_req: body, backend: ['file'] },
    createdAt: call.now,
    updatedAt: call.now,
  });
  return reply(202, { 'Content-Type': 'text/html; charset=UTF-8' });
}

function info(): Reply {
  const methods = { description: 'Import methods available.', type: 'array', value: IMPORT_METHODS };
  return json(200, { 'import-methods': methods });
}

export const IMPORT: Resource = {
  handlers: { 'image:image.import': importImage, 'image:import-info.show': info },
  // The index's least role is that of the method copy-image; importing into one's own image is anyone's.
  ownPolicy: ['image:image.import'],
};
