// SPDX-License-Identifier: Apache-2.0
import type { Call, Handler } from '../../service/call.js';
import { badRequest, notFound } from '../../service/fault.js';
import { isFields, readBoolean, readText, requireText, type Fields } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { completeAttachment, endAttachment, reserveVolume } from '../attachment/attach.js';
import { ATTACHMENTS } from '../attachment/resource.js';
import { invalidInput, invalidVolume, overQuota } from '../faults.js';
import { limitsOf, usageOf } from '../quota-set/usage.js';
import { checkMetadata } from '../rest/metadata.js';
import { ownProjectOnly } from '../rest/own-project.js';
import { findType } from '../volume-type/resource.js';
import { getVolume, readSize } from './handlers.js';
import { removeVolume } from './remove-volume.js';
import { VOLUMES, type Volume, type VolumeStatus } from './resource.js';
import { uploadImage } from './upload-image.js';

/** Binds an action to what it does to the volume; its own fields are passed along. */
function action(
  name: string,
  status: number,
  perform: (volume: Volume, fields: Fields, call: Call) => unknown,
): Handler {
  return (call: Call): Reply => {
    const inner = isFields(call.body) ? call.body[name] : undefined;
    const answer = perform(getVolume(call), isFields(inner) ? inner : {}, call);
    return answer === undefined
      ? reply(status, { 'Content-Type': 'application/json' })
      : json(status, answer);
  };
}

const put = (volume: Volume, changes: Partial<Volume>, { stores, now }: Call): void =>
  void stores.of(VOLUMES).put({ ...volume, ...changes, updatedAt: now });

function extend(volume: Volume, fields: Fields, call: Call): void {
  const size = readSize(fields, 'new_size');
  if (size === undefined) throw badRequest("'new_size' is a required property");
  if (volume.status !== 'available' && !(volume.status === 'in-use' && call.atLeast('3.42'))) {
    throw invalidVolume(
      `Volume ${volume.id} status must be '${call.atLeast('3.42') ? "('available', 'in-use')" : 'available'}' to extend, currently ${volume.status}.`,
    );
  }
  if (size <= volume.size) {
    throw invalidInput(
      `New size for extend must be greater than current size. (current: ${volume.size}, extended: ${size}).`,
    );
  }
  const most = limitsOf(call.stores, volume.projectId)['gigabytes'] ?? -1;
  const used = usageOf(call.stores, volume.projectId)['gigabytes'] ?? 0;
  if (most >= 0 && used + size - volume.size > most) {
    throw overQuota(
      `VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. Requested ${size - volume.size}G, quota is ${most}G and ${used}G has been consumed.`,
    );
  }
  put(volume, { status: 'extending', wantedSize: size }, call);
}

function reserve(volume: Volume, _fields: Fields, call: Call): void {
  if (volume.status !== 'available') throw invalidVolume('Volume status must be available to reserve.');
  put(volume, { status: 'attaching' }, call);
}

function unreserve(volume: Volume, _fields: Fields, call: Call): void {
  if (volume.status === 'attaching') put(volume, { status: volume.restStatus }, call);
}

function attach(volume: Volume, fields: Fields, call: Call): void {
  const instanceId = readText(fields, 'instance_uuid') ?? null;
  const host = readText(fields, 'host_name') ?? null;
  if (instanceId === null && host === null)
    throw badRequest('Invalid request to attach volume to an invalid target');
  if (!['available', 'attaching', 'reserved'].includes(volume.status))
    throw invalidVolume(`status must be available or attaching: it is ${volume.status}`);
  const attachment = reserveVolume({ ...volume, status: 'available' }, { instanceId }, call);
  completeAttachment(
    attachment,
    { mountpoint: readText(fields, 'mountpoint') ?? null, host },
    call.stores,
    call.now,
  );
  const metadata = { ...volume.metadata, attached_mode: readText(fields, 'mode') ?? 'rw' };
  call.stores.of(VOLUMES).update(volume.id, { metadata });
}

function beginDetaching(volume: Volume, _fields: Fields, call: Call): void {
  if (volume.status !== 'in-use') {
    throw invalidVolume(
      "Unable to detach volume. Volume status must be 'in-use' and attach_status must be 'attached' to detach.",
    );
  }
  put(volume, { status: 'detaching' }, call);
}

function rollDetaching(volume: Volume, _fields: Fields, call: Call): void {
  if (volume.status === 'detaching') put(volume, { status: 'in-use' }, call);
}

function detach(volume: Volume, fields: Fields, call: Call): void {
  const named = readText(fields, 'attachment_id');
  const held = call.stores
    .of(ATTACHMENTS)
    .filter((one) => one.volumeId === volume.id && (named === undefined || one.id === named));
  for (const one of held) endAttachment(one, call.stores, call.now);
  if (held.length === 0)
    call.stores.of(VOLUMES).update(volume.id, { status: 'available', restStatus: 'available' });
  const { attached_mode: _mode, ...metadata } = call.stores.of(VOLUMES).get(volume.id)?.metadata ?? {};
  call.stores.of(VOLUMES).update(volume.id, { metadata });
}

const STATUSES: readonly string[] = [
  'creating',
  'available',
  'deleting',
  'error',
  'error_deleting',
  'attaching',
  'detaching',
  'in-use',
  'maintenance',
  'reserved',
];

function resetStatus(volume: Volume, fields: Fields, call: Call): void {
  const status = readText(fields, 'status')?.toLowerCase();
  if (status === undefined) return;
  if (!STATUSES.includes(status)) throw badRequest(`Must specify a valid status, not '${status}'`);
  put(volume, { status: status as VolumeStatus }, call);
}

function retype(volume: Volume, fields: Fields, call: Call): void {
  const wanted = requireText(fields, 'new_type');
  const type = findType(call.stores, wanted);
  if (!type) throw notFound(`Volume type with name ${wanted} could not be found.`);
  if (type.id === volume.typeId) throw invalidInput(`New volume_type same as original: ${type.id}.`);
  put(volume, { status: 'retyping', typeId: type.id }, call);
}

function setImageMetadata(volume: Volume, fields: Fields, call: Call): unknown {
  const imageMetadata = { ...volume.imageMetadata, ...checkMetadata(fields['metadata']) };
  put(volume, { imageMetadata }, call);
  return { metadata: imageMetadata };
}

function unsetImageMetadata(volume: Volume, fields: Fields, call: Call): void {
  const key = requireText(fields, 'key');
  if (!(key in volume.imageMetadata)) throw notFound(`Metadata key ${key} does not exist.`);
  const { [key]: _gone, ...imageMetadata } = volume.imageMetadata;
  put(volume, { imageMetadata }, call);
}

const ID = (verb: string): string => `block-storage:volume.action.${verb}`;

export const VOLUME_ACTIONS: Resource = {
  handlers: ownProjectOnly({
    [ID('extend')]: action('os-extend', 202, extend),
    [ID('reserve')]: action('os-reserve', 202, reserve),
    [ID('unreserve')]: action('os-unreserve', 202, unreserve),
    [ID('attach')]: action('os-attach', 202, attach),
    [ID('begin-detaching')]: action('os-begin_detaching', 202, beginDetaching),
    [ID('roll-detaching')]: action('os-roll_detaching', 202, rollDetaching),
    [ID('detach')]: action('os-detach', 202, detach),
    [ID('force-detach')]: action('os-force_detach', 202, detach),
    [ID('reset-status')]: action('os-reset_status', 202, resetStatus),
    [ID('force-delete')]: action('os-force_delete', 202, (volume, _fields, { stores }) =>
      removeVolume(volume, stores, { force: true }),
    ),
    [ID('retype')]: action('os-retype', 202, retype),
    [ID('set-bootable')]: action('os-set_bootable', 200, (volume, fields, call) =>
      put(volume, { bootable: readBoolean(fields, 'bootable') ?? false }, call),
    ),
    [ID('update-readonly-flag')]: action('os-update_readonly_flag', 202, (volume, fields, call) =>
      put(
        volume,
        { metadata: { ...volume.metadata, readonly: readBoolean(fields, 'readonly') ? 'True' : 'False' } },
        call,
      ),
    ),
    [ID('set-image-metadata')]: action('os-set_image_metadata', 200, setImageMetadata),
    [ID('show-image-metadata')]: action('os-show_image_metadata', 200, (volume) => ({
      metadata: volume.imageMetadata,
    })),
    [ID('unset-image-metadata')]: action('os-unset_image_metadata', 200, unsetImageMetadata),
    [ID('volume-upload-image')]: action('os-volume_upload_image', 202, uploadImage),
  }),
  // The index's least role is that of `visibility: public`; anyone may upload what is theirs.
  ownPolicy: [ID('volume-upload-image')],
};
