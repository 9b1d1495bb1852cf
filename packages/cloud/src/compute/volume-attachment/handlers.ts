// SPDX-License-Identifier: Apache-2.0
import { reserveVolume } from '../../block-storage/attachment/attach.js';
import { VOLUMES, type Volume } from '../../block-storage/volume/resource.js';
import type { Call } from '../../service/call.js';
import { badRequest, Fault, notFound } from '../../service/fault.js';
import { readBoolean, readFields, readText } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { requiredProperty, wrongState } from '../faults.js';
import { noteAction } from '../instance-action/resource.js';
import { paginate } from '../rest/paginate.js';
import { BLOCK_DEVICES, type BlockDevice } from '../server/block-device.js';
import { getServer, getUnlocked } from '../server/find-server.js';
import type { Server } from '../server/resource.js';

function view(device: BlockDevice, { atLeast }: Call): Record<string, unknown> {
  return {
    // From 2.89 on the attachment has ids of its own, and the volume's no longer stands for it.
    ...(atLeast('2.89') ? {} : { id: device.volumeId }),
    volumeId: device.volumeId,
    serverId: device.serverId,
    device: device.device,
    ...(atLeast('2.70') ? { tag: device.tag } : {}),
    ...(atLeast('2.79') ? { delete_on_termination: device.deleteOnTermination } : {}),
    ...(atLeast('2.89') ? { attachment_id: device.attachmentId, bdm_uuid: device.id } : {}),
  };
}

const devicesOf = (server: Server, { stores }: Call): readonly BlockDevice[] =>
  stores.of(BLOCK_DEVICES).filter((device) => device.serverId === server.id);

function list(call: Call): Reply {
  const server = getServer(call);
  const path = `servers/${server.id}/os-volume_attachments`;
  const { page } = paginate(
    devicesOf(server, call),
    { key: 'volumeAttachments', path, idOf: (device) => device.volumeId },
    call,
  );
  return json(200, { volumeAttachments: page.map((device) => view(device, call)) });
}

function getVolume(id: string, { stores, auth }: Call): Volume {
  const volume = stores.of(VOLUMES).get(id);
  if (volume && (auth.isAdmin || volume.projectId === auth.projectId)) return volume;
  throw notFound(`Volume ${id} could not be found.`);
}

function getDevice(call: Call, server: Server): BlockDevice {
  const id = call.params['volume_attachment_id'] ?? '';
  const device = devicesOf(server, call).find((one) => one.volumeId === id);
  if (device) return device;
  throw notFound(`Instance ${server.id} is not attached to volume ${id}`);
}

const show = (call: Call): Reply =>
  json(200, { volumeAttachment: view(getDevice(call, getServer(call)), call) });

function create(call: Call): Reply {
  const server = getUnlocked(call);
  const given = readFields(call.body, 'volumeAttachment');
  const volumeId = readText(given, 'volumeId');
  if (volumeId === undefined) throw requiredProperty('volumeAttachment', given, 'volumeId');
  const volume = getVolume(volumeId, call);
  if (
    !['active', 'paused', 'stopped', 'suspended', 'resized', 'shelved', 'shelved_offloaded'].includes(
      server.vmState,
    )
  ) {
    throw wrongState('attach_volume', server.id, 'vm_state', server.vmState);
  }
  const device = call.stores.of(BLOCK_DEVICES).put({
    id: call.ids.uuid(),
    serverId: server.id,
    volumeId: volume.id,
    attachmentId: reserve(volume, server, call),
    device: readText(given, 'device') ?? nextDevice(server, call),
    deleteOnTermination: readBoolean(given, 'delete_on_termination') ?? false,
    tag: readText(given, 'tag') ?? null,
    state: 'attaching',
  });
  noteAction(server.id, server.projectId, 'attach_volume', call);
  return json(200, { volumeAttachment: view(device, call) });
}

/** Cinder's refusal comes back with Nova's words around it. */
function reserve(volume: Volume, server: Server, call: Call): string {
  try {
    return reserveVolume(volume, { instanceId: server.id }, call).id;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw badRequest(
      `Invalid input received: ${error.message} (HTTP ${error.status}) (Request-ID: ${call.requestId})`,
    );
  }
}

/** The first letter that is free; a server that boots from an image has its disk at the first. */
function nextDevice(server: Server, call: Call): string {
  const taken = new Set(devicesOf(server, call).map((device) => device.device.slice(-1)));
  if (server.imageId !== null) taken.add('a');
  const letter = [...'abcdefghijklmnopqrstuvwxyz'].find((one) => !taken.has(one)) ?? 'z';
  return `/dev/sd${letter}`;
}

function update(call: Call): Reply {
  const device = getDevice(call, getServer(call));
  const given = readFields(call.body, 'volumeAttachment');
  if (readText(given, 'volumeId') !== device.volumeId) {
    throw new Fault(501, 'The embedded cloud does not swap volumes yet.', { type: 'touchstone:not-offered' });
  }
  const deleteOnTermination = readBoolean(given, 'delete_on_termination') ?? device.deleteOnTermination;
  call.stores.of(BLOCK_DEVICES).put({ ...device, deleteOnTermination });
  return reply(202);
}

function remove(call: Call): Reply {
  const server = getUnlocked(call);
  getVolume(call.params['volume_attachment_id'] ?? '', call);
  const device = getDevice(call, server);
  const volume = call.stores.of(VOLUMES).get(device.volumeId);
  if (server.imageId === null && device.device === '/dev/sda')
    throw new Fault(403, 'Cannot detach a root device volume');
  if (device.state !== 'attached' || volume?.status !== 'in-use') {
    throw badRequest(
      `Invalid volume: Invalid input received: Invalid volume: Unable to detach volume. Volume status must be 'in-use' and attach_status must be 'attached' to detach. (HTTP 400) (Request-ID: ${call.requestId})`,
    );
  }
  call.stores.of(VOLUMES).put({ ...volume, status: 'detaching', updatedAt: call.now });
  call.stores.of(BLOCK_DEVICES).put({ ...device, state: 'detaching' });
  noteAction(server.id, server.projectId, 'detach_volume', call);
  return reply(202);
}

export const VOLUME_ATTACHMENT_RESOURCE: Resource = {
  handlers: {
    'compute:server.volume-attachment.list': list,
    'compute:server.volume-attachment.show': show,
    'compute:server.volume-attachment.create': create,
    'compute:server.volume-attachment.update': update,
    'compute:server.volume-attachment.delete': remove,
  },
};
