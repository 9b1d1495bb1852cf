// SPDX-License-Identifier: Apache-2.0
import { IMAGES, withData } from '../../image/image/resource.js';
import type { TransitionScene } from '../../state/store-kind.js';
import type { Server } from './resource.js';

/** The image of a server has its content now. */
export function finishImage(server: Server, { stores, now }: TransitionScene): Server {
  const image = server.pendingImageId === null ? undefined : stores.of(IMAGES).get(server.pendingImageId);
  if (image?.staged) {
    const formats = { diskFormat: 'raw', containerFormat: 'bare' };
    stores.of(IMAGES).put({
      ...withData(image, image.staged),
      ...formats,
      status: 'active',
      staged: undefined,
      updatedAt: now,
    });
  }
  return { ...server, pendingImageId: null };
}
