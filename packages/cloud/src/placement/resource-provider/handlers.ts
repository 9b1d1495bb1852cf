// SPDX-License-Identifier: Apache-2.0
import { COMPUTE_HOST, HYPERVISOR_ID } from '../../compute/hypervisor/hosts.js';
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { viewInventories, viewProvider, viewUsages } from './views.js';

function list(call: Call): Reply {
  const { query } = call;
  const kept =
    (query.get('name') ?? COMPUTE_HOST) === COMPUTE_HOST &&
    (query.get('uuid') ?? HYPERVISOR_ID) === HYPERVISOR_ID;
  return json(200, { resource_providers: kept ? [viewProvider(call)] : [] });
}

/** Runs for the one provider that there is. */
function ofProvider(view: (call: Call) => unknown): (call: Call) => Reply {
  return (call) => {
    const id = call.params['resource_provider_uuid'] ?? '';
    if (id !== HYPERVISOR_ID) throw notFound(`No resource provider with uuid ${id} found`);
    return json(200, view(call));
  };
}

export const RESOURCE_PROVIDER_RESOURCE: Resource = {
  handlers: {
    'placement:resource-provider.list': list,
    'placement:resource-provider.show': ofProvider(viewProvider),
    'placement:resource-provider.inventory.list': ofProvider(viewInventories),
    'placement:resource-provider.usage.list': ofProvider(viewUsages),
  },
};
