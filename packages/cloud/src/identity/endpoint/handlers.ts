// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { readBoolean, readFields, readText, requireText, type Fields } from '../../service/fields.js';
import type { Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { couldNotFind } from '../faults.js';
import { REGIONS } from '../region/resource.js';
import { CATALOG_SERVICES } from '../service/resource.js';
import { done, listEntities, showEntity } from '../views.js';
import { ENDPOINTS, type Endpoint } from './resource.js';
import { endpointView } from './views.js';

const INTERFACES = ['public', 'internal', 'admin'];

function getEndpoint(call: Call): Endpoint {
  const id = call.params['endpoint_id']!;
  const endpoint = call.stores.of(ENDPOINTS).get(id);
  if (!endpoint) throw couldNotFind('endpoint', id);
  return endpoint;
}

function list(call: Call): Reply {
  return listEntities(
    call,
    'endpoints',
    call.stores
      .of(ENDPOINTS)
      .list()
      .map((one) => endpointView(call, one)),
  );
}

function show(call: Call): Reply {
  return showEntity('endpoint', endpointView(call, getEndpoint(call)));
}

function create(call: Call): Reply {
  const fields = readFields(call.body, 'endpoint');
  const regionId = readRegion(fields);
  // An unknown region comes into being with its first endpoint (keystone/api/endpoints.py).
  if (regionId !== null && !call.stores.of(REGIONS).get(regionId)) {
    call.stores.of(REGIONS).put({ id: regionId, description: '', parentRegionId: null });
  }
  const endpoint = check(call, {
    id: call.ids.hex(),
    interface: requireText(fields, 'interface'),
    regionId,
    serviceId: requireText(fields, 'service_id'),
    url: requireText(fields, 'url'),
    enabled: readBoolean(fields, 'enabled') ?? true,
  });
  return showEntity('endpoint', endpointView(call, call.stores.of(ENDPOINTS).put(endpoint)), 201);
}

function update(call: Call): Reply {
  const endpoint = getEndpoint(call);
  const fields = readFields(call.body, 'endpoint');
  const updated = check(call, {
    ...endpoint,
    interface: readText(fields, 'interface') ?? endpoint.interface,
    regionId: readRegion(fields) ?? endpoint.regionId,
    serviceId: readText(fields, 'service_id') ?? endpoint.serviceId,
    url: readText(fields, 'url') ?? endpoint.url,
    enabled: readBoolean(fields, 'enabled') ?? endpoint.enabled,
  });
  return showEntity('endpoint', endpointView(call, call.stores.of(ENDPOINTS).put(updated)));
}

function remove(call: Call): Reply {
  call.stores.of(ENDPOINTS).delete(getEndpoint(call).id);
  return done();
}

function readRegion(fields: Fields): string | null {
  return readText(fields, 'region_id') ?? readText(fields, 'region') ?? null;
}

function check(call: Call, endpoint: Endpoint): Endpoint {
  if (!INTERFACES.includes(endpoint.interface)) {
    throw badRequest(
      `Invalid input for field 'interface': '${endpoint.interface}' is not one of ['public', 'internal', 'admin']`,
    );
  }
  if (!call.stores.of(CATALOG_SERVICES).get(endpoint.serviceId))
    throw couldNotFind('service', endpoint.serviceId);
  return endpoint;
}

export const ENDPOINT: Resource = {
  handlers: {
    'identity:endpoint.list': list,
    'identity:endpoint.show': show,
    'identity:endpoint.create': create,
    'identity:endpoint.update': update,
    'identity:endpoint.delete': remove,
  },
};
