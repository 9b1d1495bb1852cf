// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { noImage, notAllowed } from '../faults.js';
import { MEMBERS } from '../member/resource.js';
import { IMAGES, type Image } from './resource.js';

/** Whether a project may see an image by its id: its own, one open to all, or one shared with it. */
export function canSee(call: Call, image: Image): boolean {
  const { isAdmin, projectId } = call.auth;
  if (
    isAdmin ||
    image.owner === projectId ||
    image.visibility === 'public' ||
    image.visibility === 'community'
  )
    return true;
  return (
    image.visibility === 'shared' && call.stores.of(MEMBERS).get(`${image.id}:${projectId}`) !== undefined
  );
}

/** The image of the path. @throws Fault 404 when it is not there or not to be seen */
export function getImage(call: Call): Image {
  const id = call.params['image_id']!;
  const image = call.stores.of(IMAGES).get(id);
  if (!image || !canSee(call, image)) throw noImage(id);
  return image;
}

/** The image of the path, for its owner. @throws Fault 403, 404 */
export function getOwnImage(call: Call, action: string): Image {
  const image = getImage(call);
  if (!call.auth.isAdmin && image.owner !== call.auth.projectId) throw notAllowed(action);
  return image;
}
