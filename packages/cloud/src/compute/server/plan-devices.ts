// SPDX-License-Identifier: Apache-2.0
import { ATTACHMENTS, type Attachment } from '../../block-storage/attachment/resource.js';
import { reserveVolume } from '../../block-storage/attachment/attach.js';
import { createVolume } from '../../block-storage/volume/create-volume.js';
import { VOLUMES, type Volume } from '../../block-storage/volume/resource.js';
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { BLOCK_DEVICES } from './block-device.js';
import type { BlockDeviceWish, ServerWish } from './read-server-wish.js';

/** Which image a server boots from, if it does not boot from a volume. @throws Fault 400 */
export function bootImage({ imageId, devices }: Pick<ServerWish, 'imageId' | 'devices'>): string | null {
  const boot = devices.find((device) => device.boot_index === 0);
  if (!boot) {
    if (imageId !== undefined) return imageId;
    throw badRequest(
      devices.length === 0
        ? 'Missing imageRef attribute'
        : 'Block Device Mapping is Invalid: Boot sequence for the instance and image/block device mapping combination is not valid.',
    );
  }
  if (boot.source_type === 'image' && boot.destination_type === 'local') return boot.uuid ?? imageId ?? null;
  return null;
}

/** Makes or reserves the volumes of a server that is to be built; they are connected when it is. @throws Fault 400, 404, 413 */
export function prepareDevices(devices: readonly BlockDeviceWish[], serverId: string, call: Call): void {
  const volumes = devices.filter(
    (device) =>
      device.destination_type === 'volume' ||
      device.source_type === 'volume' ||
      device.source_type === 'snapshot',
  );
  // Checked first, so that a wrong one leaves no volumes behind.
  for (const device of volumes) if (device.source_type === 'volume') getUsable(device, call);
  volumes.forEach((device, at) => {
    const volume = device.source_type === 'volume' ? getUsable(device, call) : make(device, call);
    const attachment =
      volume.status === 'available'
        ? reserveVolume(volume, { instanceId: serverId }, call)
        : promise(volume, serverId, call);
    call.stores.of(BLOCK_DEVICES).put({
      id: call.ids.uuid(),
      serverId,
      volumeId: volume.id,
      attachmentId: attachment.id,
      device:
        device.device_name ??
        `/dev/sd${String.fromCharCode(97 + (device.boot_index === 0 ? 0 : at + (devices[0]?.boot_index === 0 ? 0 : 1)))}`,
      deleteOnTermination: device.delete_on_termination,
      tag: device.tag ?? null,
      state: 'waiting',
    });
  });
}

function getUsable({ uuid = '' }: BlockDeviceWish, { stores, auth }: Call): Volume {
  const volume = stores.of(VOLUMES).get(uuid);
  if (!volume || (volume.projectId !== auth.projectId && !auth.isAdmin)) {
    throw badRequest(`Block Device Mapping is Invalid: failed to get volume ${uuid}.`);
  }
  if (volume.status === 'available' || (volume.multiattach && volume.status === 'in-use')) return volume;
  throw badRequest(
    `Invalid volume: volume '${uuid}' status must be 'available'. Currently in '${volume.status}'`,
  );
}

function make(device: BlockDeviceWish, call: Call): Volume {
  if (device.source_type === 'blank' && device.volume_size === undefined) {
    throw badRequest(
      "Block Device Mapping is Invalid: Blank volumes (source: 'blank', dest: 'volume') need to have non-zero size",
    );
  }
  if (device.source_type === 'image' && device.volume_size === undefined) {
    throw badRequest(
      "Block Device Mapping is Invalid: Images with destination_type 'volume' need to have a non-zero size specified",
    );
  }
  return createVolume(
    {
      size: device.volume_size,
      name: '',
      description: '',
      type: device.volume_type,
      ...(device.source_type === 'image' ? { imageId: device.uuid } : {}),
      ...(device.source_type === 'snapshot' ? { snapshotId: device.uuid } : {}),
    },
    call,
  );
}

/** A volume that is still being made cannot be reserved; the attachment waits with it. */
function promise(volume: Volume, serverId: string, { stores, ids, now }: Call): Attachment {
  return stores.of(ATTACHMENTS).put({
    id: ids.uuid(),
    projectId: volume.projectId,
    createdAt: now,
    volumeId: volume.id,
    instanceId: serverId,
    status: 'reserved',
    mode: 'rw',
    attachedAt: null,
    mountpoint: null,
    host: null,
    connected: true,
  });
}
