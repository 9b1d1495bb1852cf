// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { getOwnImage } from '../image/find-image.js';
import { IMAGES } from '../image/resource.js';

const DONE = { 'Content-Type': 'text/html; charset=UTF-8' };

function add(call: Call): Reply {
  const image = getOwnImage(call, 'modify_image');
  const tags = [...new Set([...image.tags, call.params['tag_value']!])];
  call.stores.of(IMAGES).put({ ...image, tags, updatedAt: call.now });
  return reply(204, DONE);
}

function remove(call: Call): Reply {
  const image = getOwnImage(call, 'modify_image');
  const tag = call.params['tag_value']!;
  if (!image.tags.includes(tag)) throw notFound('The resource could not be found.');
  call.stores
    .of(IMAGES)
    .put({ ...image, tags: image.tags.filter((one) => one !== tag), updatedAt: call.now });
  return reply(204, DONE);
}

export const TAG: Resource = {
  handlers: { 'image:image.tag.add': add, 'image:image.tag.delete': remove },
};
