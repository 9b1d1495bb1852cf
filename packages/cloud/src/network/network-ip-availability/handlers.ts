// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { neutronFault } from '../faults.js';
import { NETWORKS, type Network } from '../network/resource.js';
import { answerList } from '../rest/list-query.js';
import { viewAvailability } from './views.js';

const NAMES = new Set(['network_id', 'network_name', 'tenant_id', 'project_id', 'ip_version', 'id']);

const missing = (id: string): Error =>
  neutronFault(404, 'NetworkNotFound', `Network ${id} could not be found.`);

function list(call: Call): Reply {
  const views = seen(call).map((network) => viewAvailability(network, call.stores));
  const rules = { plural: 'network_ip_availabilities', names: NAMES, notFound: missing };
  const answer = answerList(views, rules, {
    query: call.query,
    self: `${call.endpoint}/v2.0/network-ip-availabilities`,
  });
  return json(200, {
    ...answer,
    network_ip_availabilities: (answer['network_ip_availabilities'] as object[]).map(withoutId),
  });
}

function show(call: Call): Reply {
  const id = call.params['network_ip_availability_id'] ?? '';
  const network = seen(call).find((one) => one.id === id);
  if (!network) throw missing(id);
  return json(200, { network_ip_availability: withoutId(viewAvailability(network, call.stores)) });
}

/** Others than admins get an empty list. */
function seen({ stores, auth }: Call): readonly Network[] {
  return auth.isAdmin ? stores.of(NETWORKS).list() : [];
}

/** The id only serves sorting and markers. */
function withoutId(view: object): object {
  const { id: _id, ...shown } = view as { id?: unknown };
  return shown;
}

export const NETWORK_IP_AVAILABILITY_RESOURCE: Resource = {
  handlers: { 'network:network-ip-availability.list': list, 'network:network-ip-availability.show': show },
  ownPolicy: ['network:network-ip-availability.list', 'network:network-ip-availability.show'],
};
