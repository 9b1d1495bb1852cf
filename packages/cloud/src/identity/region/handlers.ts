// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { conflict, forbidden } from '../../service/fault.js';
import { readFields, readText } from '../../service/fields.js';
import type { Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { ENDPOINTS } from '../endpoint/resource.js';
import { couldNotFind } from '../faults.js';
import { done, listEntities, showEntity } from '../views.js';
import { REGIONS, type Region } from './resource.js';
import { regionView } from './views.js';

function getRegion(call: Call): Region {
  const id = call.params['region_id']!;
  const region = call.stores.of(REGIONS).get(id);
  if (!region) throw couldNotFind('region', id);
  return region;
}

function list(call: Call): Reply {
  return listEntities(
    call,
    'regions',
    call.stores
      .of(REGIONS)
      .list()
      .map((region) => regionView(call, region)),
  );
}

function show(call: Call): Reply {
  return showEntity('region', regionView(call, getRegion(call)));
}

function create(call: Call): Reply {
  const fields = readFields(call.body, 'region');
  const id = call.params['region_id'] ?? readText(fields, 'id') ?? call.ids.hex();
  if (call.stores.of(REGIONS).get(id)) {
    throw conflict(`Conflict occurred attempting to store region - Duplicate ID, ${id}..`);
  }
  const parent = readText(fields, 'parent_region_id') ?? null;
  if (parent !== null && !call.stores.of(REGIONS).get(parent)) throw couldNotFind('region', parent);
  const region = { id, description: readText(fields, 'description') ?? '', parentRegionId: parent };
  return showEntity('region', regionView(call, call.stores.of(REGIONS).put(region)), 201);
}

function update(call: Call): Reply {
  const region = getRegion(call);
  const fields = readFields(call.body, 'region');
  const parentRegionId = readText(fields, 'parent_region_id') ?? region.parentRegionId;
  const description = readText(fields, 'description') ?? region.description;
  return showEntity(
    'region',
    regionView(call, call.stores.of(REGIONS).put({ ...region, description, parentRegionId })),
  );
}

function remove(call: Call): Reply {
  const { id } = getRegion(call);
  if (call.stores.of(ENDPOINTS).find((one) => one.regionId === id)) {
    throw forbidden(
      `Unable to delete region ${id} because it or its child regions have associated endpoints.`,
    );
  }
  call.stores.of(REGIONS).delete(id);
  return done();
}

export const REGION: Resource = {
  handlers: {
    'identity:region.list': list,
    'identity:region.show': show,
    'identity:region.create': create,
    'identity:region.create-with-id': create,
    'identity:region.update': update,
    'identity:region.delete': remove,
  },
};
