// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { FLOATING_IP_COLLECTION } from '../floatingip/handlers.js';
import { NETWORK_COLLECTION } from '../network/handlers.js';
import { PORT_COLLECTION } from '../port/handlers.js';
import { ROUTER_COLLECTION } from '../router/handlers.js';
import { SECURITY_GROUP_COLLECTION } from '../security-group/handlers.js';
import { SUBNET_COLLECTION } from '../subnet/handlers.js';

const link = (href: string): readonly unknown[] => [{ rel: 'self', href }];

function list({ endpoint }: Call): Reply {
  return json(200, { versions: [{ id: 'v2.0', status: 'CURRENT', links: link(`${endpoint}/v2.0/`) }] });
}

const LISTED = [
  NETWORK_COLLECTION,
  SUBNET_COLLECTION,
  PORT_COLLECTION,
  ROUTER_COLLECTION,
  FLOATING_IP_COLLECTION,
  SECURITY_GROUP_COLLECTION,
].map(({ singular, plural, segment }) => ({ singular, plural, segment }));

/** What there is under the version, by name. */
function show({ endpoint }: Call): Reply {
  const resources = LISTED.map(({ singular, plural, segment }) => ({
    name: singular,
    collection: plural,
    links: link(`${endpoint}/v2.0/${segment}`),
  }));
  return json(200, { resources });
}

export const VERSION_RESOURCE: Resource = {
  handlers: { 'network:version.list': list, 'network:version.show': show },
};
