// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, conflict, forbidden } from '../../service/fault.js';
import { isFields } from '../../service/fields.js';
import { wrongMediaType } from '../faults.js';
import { BASE_FIELDS, withFields } from './image-fields.js';
import type { Image } from './resource.js';

const MEDIA_TYPES = [
  'application/openstack-images-v2.0-json-patch',
  'application/openstack-images-v2.1-json-patch',
];

interface Change {
  readonly op: string;
  readonly key: string;
  readonly value: unknown;
}

/** Applies a JSON patch (RFC 6902: add, replace, remove) to an image. @throws Fault 400, 403, 409, 415 */
export function patchImage(call: Call, image: Image): Image {
  const type = call.headers['content-type']?.split(';')[0]?.trim() ?? '';
  if (!MEDIA_TYPES.includes(type)) throw wrongMediaType(type, { 'Accept-Patch': MEDIA_TYPES.join(', ') });
  if (!Array.isArray(call.body)) throw badRequest('Request body must be a JSON array of operation objects.');
  return (call.body as unknown[])
    .map(readChange)
    .reduce((changed, change) => apply(call, changed, change), image);
}

function readChange(entry: unknown): Change {
  if (!isFields(entry)) throw badRequest('Operations must be JSON objects.');
  // Version 2.0 of the format has the operation as the key: {"replace": "/name", "value": "x"}.
  const old = ['add', 'replace', 'remove'].find((op) => typeof entry[op] === 'string');
  const op = typeof entry['op'] === 'string' ? entry['op'] : old;
  const path = typeof entry['path'] === 'string' ? entry['path'] : old && entry[old];
  if (op === undefined || !['add', 'replace', 'remove'].includes(op)) {
    throw badRequest(
      "Operation objects must contain exactly one member named 'add', 'remove', or 'replace'.",
    );
  }
  if (typeof path !== 'string' || !path.startsWith('/'))
    throw badRequest(`Pointer \`${String(path)}\` does not start with "/".`);
  const [key = '', ...deeper] = path
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (deeper.length > 0) throw badRequest(`Invalid JSON pointer for this resource: '${path}'`);
  return { op, key, value: entry['value'] };
}

function apply(call: Call, image: Image, { op, key, value }: Change): Image {
  if (key === 'id') throw forbidden("Attribute 'id' is read-only.");
  const isBase = BASE_FIELDS.includes(key);
  const exists = isBase || key in image.properties;
  if (op !== 'add' && !exists) throw conflict(`Property ${key} does not exist.`);
  if (op !== 'remove') return withFields(call, image, { [key]: value });
  if (isBase) throw forbidden(`Property ${key} may not be removed.`);
  const { [key]: _, ...properties } = image.properties;
  return { ...image, properties };
}
