// SPDX-License-Identifier: Apache-2.0
import { NETWORKS, type Network } from '../../network/network/resource.js';
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';

/** What was left of nova-network's view of a network: everything but id and label is empty. */
function view({ id, name }: Network): Record<string, unknown> {
  const gone = [
    'cidr',
    'netmask',
    'gateway',
    'broadcast',
    'dns1',
    'dns2',
    'cidr_v6',
    'gateway_v6',
    'netmask_v6',
  ];
  return { id, label: name, ...Object.fromEntries(gone.map((field) => [field, null])) };
}

const viewTenant = ({ id, name }: Network): Record<string, unknown> => ({ id, cidr: 'None', label: name });

const seen = ({ stores, auth }: Call): readonly Network[] =>
  stores
    .of(NETWORKS)
    .filter(
      (network) =>
        auth.isAdmin || network.project_id === auth.projectId || network.shared || network['router:external'],
    );

function get(id: string | undefined, call: Call): Network {
  const network = seen(call).find((one) => one.id === id);
  if (network) return network;
  throw notFound('Network not found');
}

const list = (call: Call): Reply => json(200, { networks: seen(call).map(view) });

export const NETWORK_PROXY: Resource = {
  handlers: {
    'compute:network.list': list,
    'compute:network.show': (call) => json(200, { network: view(get(call.params['network_id'], call)) }),
    'compute:tenant-network.list': (call) => json(200, { networks: seen(call).map(viewTenant) }),
    'compute:tenant-network.show': (call) =>
      json(200, { network: viewTenant(get(call.params['tenant_network_id'], call)) }),
  },
};
