// SPDX-License-Identifier: Apache-2.0
import { IMAGES, type Image } from '../../image/image/resource.js';
import type { Call } from '../../service/call.js';
import { badRequest, forbidden } from '../../service/fault.js';
import { readBoolean, readText, type Fields } from '../../service/fields.js';
import { invalidVolume } from '../faults.js';
import { VOLUME_TYPES } from '../volume-type/resource.js';
import { VOLUMES, type Volume } from './resource.js';
import { secondsOrNull } from './views.js';

/** Begins an image of a volume; it is active when the volume is at rest again. @throws Fault 400, 403 */
export function uploadImage(volume: Volume, fields: Fields, call: Call): unknown {
  const name = readText(fields, 'image_name');
  if (name === undefined) throw badRequest("'image_name' is a required property");
  const force = readBoolean(fields, 'force') ?? false;
  if (volume.status !== 'available' && !(force && volume.status === 'in-use')) {
    throw invalidVolume(`Volume ${volume.id} status must be ${force ? 'available or in-use' : 'available'}`);
  }
  const image = call.stores.of(IMAGES).put(newImage(volume, name, fields, call));
  const uploading = call.stores.of(VOLUMES).put({ ...volume, status: 'uploading', pendingImageId: image.id });
  return { 'os-volume_upload_image': view(uploading, image, call) };
}

function newImage(volume: Volume, name: string, fields: Fields, call: Call): Image {
  const visibility = call.atLeast('3.1') ? (readText(fields, 'visibility') ?? 'private') : 'shared';
  if (
    visibility !== 'private' &&
    visibility !== 'shared' &&
    visibility !== 'public' &&
    visibility !== 'community'
  ) {
    throw badRequest(
      `Invalid input for field/attribute visibility. Value: ${visibility}. '${visibility}' is not one of ['community', 'public', 'private', 'shared']`,
    );
  }
  if (visibility === 'public' && !call.auth.isAdmin)
    throw forbidden("Policy doesn't allow volume_extension:volume_actions:upload_public to be performed.");
  return {
    id: call.ids.uuid(),
    name,
    status: 'queued',
    visibility,
    diskFormat: readText(fields, 'disk_format') ?? 'raw',
    containerFormat: readText(fields, 'container_format') ?? 'bare',
    minRam: 0,
    minDisk: 0,
    protected: readBoolean(fields, 'protected') ?? false,
    hidden: false,
    owner: volume.projectId,
    tags: [],
    properties: {},
    size: null,
    checksum: null,
    data: undefined,
    staged: call.blobs.keep(Buffer.from(`Content of volume ${volume.id}, as the embedded cloud keeps it.\n`)),
    virtualSize: null,
    createdAt: call.now,
    updatedAt: call.now,
  };
}

function view(volume: Volume, image: Image, { stores }: Call): Record<string, unknown> {
  const type = stores.of(VOLUME_TYPES).get(volume.typeId);
  return {
    id: volume.id,
    updated_at: secondsOrNull(volume.updatedAt),
    status: volume.status,
    display_description: volume.description,
    size: volume.size,
    volume_type: type
      ? {
          id: type.id,
          name: type.name,
          description: type.description,
          is_public: type.isPublic,
          extra_specs: type.extraSpecs,
          qos_specs_id: null,
          deleted: false,
        }
      : null,
    image_id: image.id,
    container_format: image.containerFormat,
    disk_format: image.diskFormat,
    image_name: image.name,
    protected: image.protected,
    visibility: image.visibility,
  };
}
