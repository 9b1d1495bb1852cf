// SPDX-License-Identifier: Apache-2.0
import type { Call, Handler } from '../../service/call.js';
import { conflict, notFound } from '../../service/fault.js';
import { readFields, requireText } from '../../service/fields.js';
import { json, type Reply } from '../../service/reply.js';
import { getFlavor } from './find-flavor.js';
import { FLAVORS, type Flavor } from './resource.js';

const view = ({ id, projects }: Flavor): unknown => ({
  flavor_access: projects.map((tenant_id) => ({ flavor_id: id, tenant_id })),
});

function list(call: Call): Reply {
  const flavor = getFlavor(call);
  if (flavor.isPublic) throw notFound('Access list not available for public flavors.');
  return json(200, view(flavor));
}

function add(call: Call): Reply {
  const flavor = getFlavor(call);
  const tenant = requireText(readFields(call.body, 'addTenantAccess'), 'tenant');
  if (flavor.isPublic) throw conflict('Can not add access to a public flavor.');
  if (flavor.projects.includes(tenant)) {
    throw conflict(`Flavor access already exists for flavor ${flavor.id} and project ${tenant} combination.`);
  }
  return json(200, view(call.stores.of(FLAVORS).put({ ...flavor, projects: [...flavor.projects, tenant] })));
}

function remove(call: Call): Reply {
  const flavor = getFlavor(call);
  const tenant = requireText(readFields(call.body, 'removeTenantAccess'), 'tenant');
  if (!flavor.projects.includes(tenant)) {
    throw notFound(`Flavor access not found for ${flavor.id} / ${tenant} combination.`);
  }
  return json(
    200,
    view(
      call.stores.of(FLAVORS).put({ ...flavor, projects: flavor.projects.filter((one) => one !== tenant) }),
    ),
  );
}

export const FLAVOR_ACCESS: Readonly<Record<string, Handler>> = {
  'compute:flavor.flavor-access.list': list,
  'compute:flavor.action.add-tenant-access': add,
  'compute:flavor.action.remove-tenant-access': remove,
};
