// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { addressesOf, groupNamesOf, plainAddresses } from '../server/addresses.js';
import { getServer } from '../server/find-server.js';
import { SECURITY_GROUPS } from '../../network/security-group/resource.js';
import { viewSecurityGroup } from '../security-group/views.js';

const plain = (call: Call): Record<string, unknown> =>
  plainAddresses(addressesOf(call.stores, getServer(call)));

const list = (call: Call): Reply => json(200, { addresses: plain(call) });

function show(call: Call): Reply {
  const network = call.params['ip_id'] ?? '';
  const addresses = plain(call)[network];
  if (!addresses) throw notFound('Instance is not a member of specified network');
  return json(200, { [network]: addresses });
}

function listGroups(call: Call): Reply {
  const server = getServer(call);
  const names = groupNamesOf(call.stores, server.id);
  const groups = call.stores
    .of(SECURITY_GROUPS)
    .filter((group) => group.project_id === server.projectId && names.includes(group.name));
  return json(200, { security_groups: groups.map((group) => viewSecurityGroup(group, call)) });
}

export const IP_RESOURCE: Resource = {
  handlers: {
    'compute:server.ip.list': list,
    'compute:server.ip.show-network': show,
    'compute:server.security-group.list': listGroups,
    'compute:server.topology.show': (call) => {
      getServer(call);
      return json(200, { nodes: [], pagesize_kb: null });
    },
  },
};
