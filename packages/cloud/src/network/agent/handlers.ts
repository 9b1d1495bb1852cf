// SPDX-License-Identifier: Apache-2.0
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';

/** No packet ever moves here, so there are no agents; who may not see them gets an empty list from Neutron, too. */
function list(): Reply {
  return json(200, { agents: [] });
}

export const AGENT_RESOURCE: Resource = {
  handlers: { 'network:agent.list': list },
  ownPolicy: ['network:agent.list'],
};
