// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { canSee } from '../../image/image/find-image.js';
import { IMAGES } from '../../image/image/resource.js';
import type { Metadata } from '../rest/metadata.js';

const GIBIBYTE = 2 ** 30;

export interface ImageSource {
  /** GiB that a volume of it needs at least. */
  readonly size: number;
  readonly bootable: true;
  readonly imageMetadata: Metadata;
}

/** What a volume takes over from the image that it is made from. @throws Fault 400 */
export function describeImage(id: string, call: Call): ImageSource {
  const image = call.stores.of(IMAGES).get(id);
  if (!image || !canSee(call, image) || image.status !== 'active')
    throw badRequest('Invalid image identifier or unable to access requested image.');
  return {
    size: Math.max(Math.ceil((image.size ?? 0) / GIBIBYTE), image.minDisk),
    bootable: true,
    imageMetadata: {
      signature_verified: 'False',
      image_id: image.id,
      image_name: image.name ?? '',
      checksum: image.checksum ?? '',
      container_format: image.containerFormat ?? '',
      disk_format: image.diskFormat ?? '',
      min_disk: String(image.minDisk),
      min_ram: String(image.minRam),
      size: String(image.size ?? 0),
    },
  };
}
