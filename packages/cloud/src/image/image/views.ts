// SPDX-License-Identifier: Apache-2.0
import { isoSeconds } from '../../state/time.js';
import type { Image } from './resource.js';

export function imageView(image: Image): Readonly<Record<string, unknown>> {
  const { id, data } = image;
  const size = data?.size ?? image.staged?.size ?? null;
  return {
    ...image.properties,
    name: image.name,
    disk_format: image.diskFormat,
    container_format: image.containerFormat,
    visibility: image.visibility,
    size,
    virtual_size: data ? image.virtualSize : null,
    status: image.status,
    checksum: data?.md5 ?? null,
    protected: image.protected,
    min_ram: image.minRam,
    min_disk: image.minDisk,
    owner: image.owner,
    os_hidden: image.hidden,
    os_hash_algo: data ? 'sha512' : null,
    os_hash_value: data?.sha512 ?? null,
    id,
    created_at: isoSeconds(image.createdAt),
    updated_at: isoSeconds(image.updatedAt),
    tags: image.tags,
    self: `/v2/images/${id}`,
    file: `/v2/images/${id}/file`,
    schema: '/v2/schemas/image',
    ...(data ? { stores: 'file' } : {}),
  };
}
