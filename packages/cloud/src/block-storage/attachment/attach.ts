// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { Stores } from '../../state/stores.js';
import { VOLUMES, type Volume } from '../volume/resource.js';
import { invalidVolume } from '../faults.js';
import { ATTACHMENTS, type Attachment } from './resource.js';

export interface AttachmentWish {
  readonly instanceId: string | null;
  readonly mode?: 'rw' | 'ro';
}

/** Keeps a volume for someone. Nova's attach begins here. @throws Fault 400 */
export function reserveVolume(
  volume: Volume,
  wish: AttachmentWish,
  { stores, ids, now }: Pick<Call, 'stores' | 'ids' | 'now'>,
): Attachment {
  const free = volume.status === 'available' || (volume.multiattach && volume.status === 'in-use');
  if (!free) {
    throw invalidVolume(
      `Volume ${volume.id} status must be available or downloading to reserve, but the current status is ${volume.status}.`,
    );
  }
  stores.of(VOLUMES).put({ ...volume, status: 'reserved', updatedAt: now });
  return stores.of(ATTACHMENTS).put({
    id: ids.uuid(),
    projectId: volume.projectId,
    createdAt: now,
    volumeId: volume.id,
    instanceId: wish.instanceId,
    status: 'reserved',
    mode: wish.mode ?? 'rw',
    attachedAt: null,
    mountpoint: null,
    host: null,
    connected: false,
  });
}

/** Says that the reservation's host has the volume now. */
export function completeAttachment(
  attachment: Attachment,
  place: { readonly mountpoint: string | null; readonly host: string | null },
  stores: Stores,
  now: number,
): Attachment {
  stores.of(VOLUMES).update(attachment.volumeId, { status: 'in-use', restStatus: 'in-use', updatedAt: now });
  return stores.of(ATTACHMENTS).put({ ...attachment, ...place, status: 'attached', attachedAt: now });
}

/** Ends an attachment; the last one gives the volume back. Nova's detach ends here. */
export function endAttachment(attachment: Attachment, stores: Stores, now: number): void {
  stores.of(ATTACHMENTS).delete(attachment.id);
  const others = stores.of(ATTACHMENTS).filter((one) => one.volumeId === attachment.volumeId);
  const status = others.some((one) => one.status === 'attached')
    ? 'in-use'
    : others.length > 0
      ? 'reserved'
      : 'available';
  stores.of(VOLUMES).update(attachment.volumeId, {
    status,
    restStatus: status === 'in-use' ? 'in-use' : 'available',
    updatedAt: now,
  });
}
