// SPDX-License-Identifier: Apache-2.0
import { createFloatingIp, removeFloatingIp } from '../../network/floatingip/handlers.js';
import { FLOATING_IPS, type FloatingIp } from '../../network/floatingip/resource.js';
import { NETWORKS, type Network } from '../../network/network/resource.js';
import { PORTS } from '../../network/port/resource.js';
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { isFields, readText } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';

/** Nova's proxies for Neutron, offered until 2.35 and called to this day. */
function view(floating: FloatingIp, { stores }: Call): Record<string, unknown> {
  const port = floating.port_id === null ? undefined : stores.of(PORTS).get(floating.port_id);
  return {
    id: floating.id,
    ip: floating.floating_ip_address,
    pool: stores.of(NETWORKS).get(floating.floating_network_id)?.name ?? floating.floating_network_id,
    fixed_ip: floating.fixed_ip_address,
    instance_id: port?.device_owner.startsWith('compute:') ? port.device_id : null,
  };
}

const own = ({ stores, auth }: Call): readonly FloatingIp[] =>
  stores.of(FLOATING_IPS).filter((one) => one.project_id === auth.projectId);
const pools = ({ stores }: Call): readonly Network[] =>
  stores.of(NETWORKS).filter((network) => network['router:external']);

function getFloating(call: Call): FloatingIp {
  const id = call.params['floating_ip_id'] ?? '';
  const floating = own(call).find((one) => one.id === id);
  if (floating) return floating;
  throw notFound(`Floating IP not found for ID ${id}`);
}

function create(call: Call): Reply {
  const wanted = isFields(call.body) ? readText(call.body, 'pool') : undefined;
  const network = pools(call).find((one) => wanted === undefined || one.name === wanted || one.id === wanted);
  if (!network) throw notFound('Floating IP pool not found.');
  const floating = createFloatingIp(
    { floating_network_id: network.id, project_id: call.auth.projectId },
    call,
  );
  return json(200, { floating_ip: view(floating, call) });
}

function remove(call: Call): Reply {
  removeFloatingIp(getFloating(call), call);
  return reply(202);
}

export const FLOATING_IP_RESOURCE: Resource = {
  handlers: {
    'compute:floating-ip.list': (call) =>
      json(200, { floating_ips: own(call).map((one) => view(one, call)) }),
    'compute:floating-ip.show': (call) => json(200, { floating_ip: view(getFloating(call), call) }),
    'compute:floating-ip.create': create,
    'compute:floating-ip.delete': remove,
    'compute:floating-ip-pool.list': (call) =>
      json(200, { floating_ip_pools: pools(call).map(({ name }) => ({ name })) }),
  },
};
