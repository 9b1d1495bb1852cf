// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { readBoolean, readFields, readText, requireText } from '../../service/fields.js';
import type { Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { ENDPOINTS } from '../endpoint/resource.js';
import { couldNotFind } from '../faults.js';
import { done, listEntities, showEntity } from '../views.js';
import { CATALOG_SERVICES, type CatalogService } from './resource.js';
import { serviceView } from './views.js';

function getService(call: Call): CatalogService {
  const id = call.params['service_id']!;
  const service = call.stores.of(CATALOG_SERVICES).get(id);
  if (!service) throw couldNotFind('service', id);
  return service;
}

function list(call: Call): Reply {
  return listEntities(
    call,
    'services',
    call.stores
      .of(CATALOG_SERVICES)
      .list()
      .map((one) => serviceView(call, one)),
  );
}

function show(call: Call): Reply {
  return showEntity('service', serviceView(call, getService(call)));
}

function create(call: Call): Reply {
  const fields = readFields(call.body, 'service');
  const service = call.stores.of(CATALOG_SERVICES).put({
    id: call.ids.hex(),
    type: requireText(fields, 'type'),
    name: readText(fields, 'name') ?? '',
    enabled: readBoolean(fields, 'enabled') ?? true,
    description: readText(fields, 'description'),
  });
  return showEntity('service', serviceView(call, service), 201);
}

function update(call: Call): Reply {
  const service = getService(call);
  const fields = readFields(call.body, 'service');
  const updated = call.stores.of(CATALOG_SERVICES).put({
    ...service,
    type: readText(fields, 'type') ?? service.type,
    name: readText(fields, 'name') ?? service.name,
    enabled: readBoolean(fields, 'enabled') ?? service.enabled,
    description: readText(fields, 'description') ?? service.description,
  });
  return showEntity('service', serviceView(call, updated));
}

/** Its endpoints go with it. */
function remove(call: Call): Reply {
  const { id } = getService(call);
  const endpoints = call.stores.of(ENDPOINTS);
  for (const one of endpoints.filter((endpoint) => endpoint.serviceId === id)) endpoints.delete(one.id);
  call.stores.of(CATALOG_SERVICES).delete(id);
  return done();
}

export const CATALOG_SERVICE: Resource = {
  handlers: {
    'identity:service.list': list,
    'identity:service.show': show,
    'identity:service.create': create,
    'identity:service.update': update,
    'identity:service.delete': remove,
  },
};
