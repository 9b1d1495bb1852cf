// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, forbidden } from '../../service/fault.js';
import type { Fields } from '../../service/fields.js';
import { notAllowed } from '../faults.js';
import type { Image, Visibility } from './resource.js';

const CONTAINER_FORMATS = ['ami', 'ari', 'aki', 'bare', 'ovf', 'ova', 'docker', 'compressed'];
const DISK_FORMATS = ['ami', 'ari', 'aki', 'vhd', 'vhdx', 'vmdk', 'raw', 'qcow2', 'vdi', 'iso', 'ploop'];
const VISIBILITIES = ['community', 'public', 'private', 'shared'];

const READ_ONLY = [
  'status',
  'checksum',
  'size',
  'virtual_size',
  'os_hash_algo',
  'os_hash_value',
  'created_at',
  'updated_at',
  'direct_url',
  'self',
  'file',
  'schema',
  'stores',
];
const RESERVED = ['deleted', 'deleted_at', 'locations', 'is_public'];

/** The image's own attributes; everything else is a free property. */
export const BASE_FIELDS: readonly string[] = [
  'id',
  'name',
  'visibility',
  'protected',
  'os_hidden',
  'owner',
  'container_format',
  'disk_format',
  'min_ram',
  'min_disk',
  'tags',
  ...READ_ONLY,
];

/** Sets attributes of an image, each as glance's schema wants it. @throws Fault 400, 403 */
export function withFields(call: Call, image: Image, fields: Fields): Image {
  return Object.entries(fields).reduce(
    (changed, [key, value]) => withField(call, changed, key, value),
    image,
  );
}

function withField(call: Call, image: Image, key: string, value: unknown): Image {
  if (READ_ONLY.includes(key)) throw forbidden(`Attribute '${key}' is read-only.`);
  if (RESERVED.includes(key) || key.startsWith('os_glance'))
    throw forbidden(`Attribute '${key}' is reserved.`);
  switch (key) {
    case 'id':
      return image;
    case 'name':
      return { ...image, name: value === null ? null : text(key, value) };
    case 'visibility':
      return { ...image, visibility: visibility(call, oneOf(key, value, VISIBILITIES) as Visibility) };
    case 'container_format':
      return { ...image, containerFormat: value === null ? null : oneOf(key, value, CONTAINER_FORMATS) };
    case 'disk_format':
      return { ...image, diskFormat: value === null ? null : oneOf(key, value, DISK_FORMATS) };
    case 'min_ram':
      return { ...image, minRam: natural(key, value) };
    case 'min_disk':
      return { ...image, minDisk: natural(key, value) };
    case 'protected':
      return { ...image, protected: truth(key, value) };
    case 'os_hidden':
      return { ...image, hidden: truth(key, value) };
    case 'owner':
      return { ...image, owner: owner(call, text(key, value)) };
    case 'tags':
      return { ...image, tags: tags(value) };
    default:
      return { ...image, properties: { ...image.properties, [key]: text(key, value) } };
  }
}

function mismatch(why: string, key: string): never {
  throw badRequest(`Provided object does not match schema 'image': ${why}: failed validating '${key}'`);
}

function text(key: string, value: unknown): string {
  if (typeof value !== 'string') return mismatch(`${JSON.stringify(value)} is not of type 'string'`, key);
  return value.length > 255 && key === 'name' ? mismatch(`'${value}' is too long`, key) : value;
}

function oneOf(key: string, value: unknown, allowed: readonly string[]): string {
  if (typeof value === 'string' && allowed.includes(value)) return value;
  return mismatch(`${JSON.stringify(value)} is not one of ${JSON.stringify(allowed)}`, key);
}

function natural(key: string, value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0) return number;
  return mismatch(`${JSON.stringify(value)} is not of type 'integer'`, key);
}

function truth(key: string, value: unknown): boolean {
  return typeof value === 'boolean'
    ? value
    : mismatch(`${JSON.stringify(value)} is not of type 'boolean'`, key);
}

function tags(value: unknown): readonly string[] {
  if (!Array.isArray(value) || !value.every((tag) => typeof tag === 'string'))
    return mismatch('tags are a list of strings', 'tags');
  return [...new Set(value)];
}

function visibility(call: Call, wanted: Visibility): Visibility {
  if (wanted === 'public' && !call.auth.isAdmin) throw notAllowed('publicize_image');
  return wanted;
}

function owner(call: Call, wanted: string): string {
  if (wanted !== call.auth.projectId && !call.auth.isAdmin)
    throw forbidden('You are not permitted to create images owned by another project.');
  return wanted;
}
