// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, conflict, Fault, forbidden } from '../../service/fault.js';
import { reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { selectRanges } from '../../object-store/object/ranges.js';
import type { Blob } from '../../state/blobs.js';
import { wrongMediaType } from '../faults.js';
import { getImage, getOwnImage } from '../image/find-image.js';
import { IMAGES, withData, type Image } from '../image/resource.js';
import { virtualSize } from './virtual-size.js';

/** image_size_cap of glance-api.conf: 1 TiB. */
const LARGEST_IMAGE = 1_099_511_627_776;
const DONE = { 'Content-Type': 'text/html; charset=UTF-8' };

async function upload(call: Call): Promise<Reply> {
  const image = receivable(call, 'upload_image', 'saving');
  call.stores.of(IMAGES).put({ ...image, status: 'saving', updatedAt: call.now });
  const data = await receive(call, image);
  // The record may have been changed or deleted while the bytes came in.
  const now = call.stores.of(IMAGES).get(image.id);
  if (!now) {
    call.blobs.drop(data.id);
    throw new Fault(410, `Image ${image.id} was deleted before its upload was over.`);
  }
  const size = await virtualSize(call.blobs, data, now.diskFormat);
  call.stores.of(IMAGES).put({ ...withData(now, data), status: 'active', virtualSize: size });
  return reply(204, DONE);
}

/** Puts the bytes beside the image; an import takes them in. */
async function stage(call: Call): Promise<Reply> {
  const image = receivable(call, 'upload_image', 'uploading');
  const staged = await receive(call, image);
  const size = await virtualSize(call.blobs, staged, image.diskFormat);
  call.stores
    .of(IMAGES)
    .put({ ...image, status: 'uploading', staged, virtualSize: size, updatedAt: call.now });
  return reply(204, DONE);
}

function receivable(call: Call, action: string, to: string): Image {
  const type = call.headers['content-type']?.split(';')[0]?.trim() ?? '';
  if (type !== 'application/octet-stream') throw wrongMediaType(type);
  const image = getOwnImage(call, action);
  if (image.status !== 'queued') {
    throw conflict(`Image status transition from ${image.status} to ${to} is not allowed`);
  }
  if (image.diskFormat === null) throw badRequest('Property disk_format must be set prior to saving data.');
  if (image.containerFormat === null)
    throw badRequest('Property container_format must be set prior to saving data.');
  return image;
}

/** Takes in the body; what breaks off leaves the image as it was before. */
async function receive(call: Call, image: Image): Promise<Blob> {
  try {
    return await call.blobs.write(call.stream, LARGEST_IMAGE);
  } catch (error) {
    if (call.stores.of(IMAGES).get(image.id)) call.stores.of(IMAGES).put(image);
    if (error instanceof RangeError)
      throw new Fault(413, `Image storage media is full: the limit is ${LARGEST_IMAGE} bytes`);
    throw error;
  }
}

function download(call: Call): Reply {
  const image = getImage(call);
  if (image.status === 'deactivated' && !call.auth.isAdmin) {
    throw forbidden('The requested image has been deactivated. Image data download is forbidden.');
  }
  const { data } = image;
  if (!data) return reply(204);
  const headers = { 'Content-Type': 'application/octet-stream', 'Content-MD5': data.md5 };
  const ranges = selectRanges(call.headers['range'], data.size);
  const [range] = ranges ?? [];
  if (ranges && !range) throw new Fault(416, `Invalid range requested for image of size ${data.size}`);
  if (!range)
    return reply(200, { ...headers, 'Content-Length': String(data.size) }, call.blobs.read(data.id));
  const { start, end } = range;
  const cut = {
    'Content-Range': `bytes ${start}-${end}/${data.size}`,
    'Content-Length': String(end - start + 1),
  };
  return reply(206, { ...headers, ...cut }, call.blobs.read(data.id, start, end));
}

export const IMAGE_DATA: Resource = {
  handlers: {
    'image:image.file.put': upload,
    'image:image.file.get': download,
    'image:image.stage': stage,
  },
  streams: ['image:image.file.put', 'image:image.stage'],
};
