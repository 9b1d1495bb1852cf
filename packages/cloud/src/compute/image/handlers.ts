// SPDX-License-Identifier: Apache-2.0
import { canSee } from '../../image/image/find-image.js';
import { IMAGES, type Image } from '../../image/image/resource.js';
import type { Call } from '../../service/call.js';
import { forbidden, notFound } from '../../service/fault.js';
import { json, noContent, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { isoSeconds } from '../../state/time.js';
import { linksTo } from '../rest/links.js';
import { paginate } from '../rest/paginate.js';

/** Nova's proxy for Glance, offered until 2.35. */
function viewSummary(image: Image, call: Call): Record<string, unknown> {
  const alternate = {
    rel: 'alternate',
    type: 'application/vnd.openstack.image',
    href: `${call.origin}/image/images/${image.id}`,
  };
  return { id: image.id, name: image.name, links: [...linksTo(call, 'images', image.id), alternate] };
}

function view(image: Image, call: Call): Record<string, unknown> {
  const active = image.status === 'active';
  return {
    ...viewSummary(image, call),
    minRam: image.minRam,
    minDisk: image.minDisk,
    metadata: image.properties,
    created: isoSeconds(image.createdAt),
    updated: isoSeconds(image.updatedAt),
    status: active ? 'ACTIVE' : image.status === 'deactivated' ? 'UNKNOWN' : 'SAVING',
    progress: active ? 100 : image.status === 'queued' ? 25 : 50,
    'OS-EXT-IMG-SIZE:size': image.size ?? 0,
  };
}

function list(show: typeof view, path: string): (call: Call) => Reply {
  return (call) => {
    const name = call.query.get('name');
    const seen = call.stores
      .of(IMAGES)
      .filter((image) => canSee(call, image) && !image.hidden && (name === null || image.name === name));
    const { page, links } = paginate(
      seen.toReversed(),
      { key: 'images', path, idOf: (image) => image.id },
      call,
    );
    return json(200, { images: page.map((image) => show(image, call)), ...links });
  };
}

function getImage(call: Call): Image {
  const image = call.stores.of(IMAGES).get(call.params['image_id'] ?? '');
  if (image && canSee(call, image)) return image;
  throw notFound('Image not found.');
}

function remove(call: Call): Reply {
  const image = getImage(call);
  if (!call.auth.isAdmin && image.owner !== call.auth.projectId)
    throw forbidden('You are not allowed to delete the image.');
  if (image.protected) throw forbidden('You are not allowed to delete the image.');
  call.stores.of(IMAGES).delete(image.id);
  return noContent();
}

export const IMAGE_PROXY: Resource = {
  handlers: {
    'compute:image.list': list(viewSummary, 'images'),
    'compute:image.list-detail': list(view, 'images/detail'),
    'compute:image.show': (call) => json(200, { image: view(getImage(call), call) }),
    'compute:image.delete': remove,
    'compute:image.metadata.show': (call) => json(200, { metadata: getImage(call).properties }),
  },
};
