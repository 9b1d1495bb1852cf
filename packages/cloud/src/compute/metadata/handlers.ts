// SPDX-License-Identifier: Apache-2.0
import type { Call, Handler } from '../../service/call.js';
import { badRequest, notFound } from '../../service/fault.js';
import { isFields } from '../../service/fields.js';
import { json, noContent } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { requiredProperty } from '../faults.js';
import { checkMetadata, type Metadata } from '../rest/check-metadata.js';
import { getServer, getUnlocked } from '../server/find-server.js';
import { SERVERS, type Server } from '../server/resource.js';

const keyOf = ({ params }: Call): string => params['metadata_id'] ?? '';

function read(body: unknown, key: 'metadata' | 'meta'): Metadata {
  const value = isFields(body) ? body[key] : undefined;
  if (value === undefined) throw requiredProperty(key, body, key);
  return checkMetadata(value, key);
}

function keep(server: Server, metadata: Metadata, { stores, now }: Call): void {
  stores.of(SERVERS).put({ ...server, metadata, updatedAt: now });
}

function getItem(server: Server, key: string): string {
  const value = server.metadata[key];
  if (value === undefined) throw notFound('Metadata item was not found');
  return value;
}

const handlers: Record<string, Handler> = {
  'compute:server.metadata.show': (call) => json(200, { metadata: getServer(call).metadata }),
  'compute:server.metadata.update': (call) => {
    const server = getUnlocked(call);
    const metadata = { ...server.metadata, ...read(call.body, 'metadata') };
    keep(server, metadata, call);
    return json(200, { metadata });
  },
  'compute:server.metadata.replace': (call) => {
    const server = getUnlocked(call);
    const metadata = read(call.body, 'metadata');
    keep(server, metadata, call);
    return json(200, { metadata });
  },
  'compute:server.metadata-item.show': (call) =>
    json(200, { meta: { [keyOf(call)]: getItem(getServer(call), keyOf(call)) } }),
  'compute:server.metadata-item.update': (call) => {
    const server = getUnlocked(call);
    const meta = read(call.body, 'meta');
    if (!(keyOf(call) in meta)) throw badRequest('Request body and URI mismatch');
    keep(server, { ...server.metadata, ...meta }, call);
    return json(200, { meta });
  },
  'compute:server.metadata-item.delete': (call) => {
    const server = getUnlocked(call);
    getItem(server, keyOf(call));
    const { [keyOf(call)]: _gone, ...metadata } = server.metadata;
    keep(server, metadata, call);
    return noContent();
  },
};

export const METADATA_RESOURCE: Resource = { handlers };
