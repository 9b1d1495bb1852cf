// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, conflict } from '../../service/fault.js';
import { NETWORKS, type Network } from '../../network/network/resource.js';
import { PORTS, type Port } from '../../network/port/resource.js';
import { SECURITY_GROUPS } from '../../network/security-group/resource.js';
import type { NetworkWish, ServerWish } from './read-server-wish.js';

/** Where one of a server's ports comes from: it is there already, or is made on a network. */
export interface PortPlan {
  readonly port?: Port;
  readonly network?: Network;
  readonly fixedIp?: string;
}

/** What the request's networks come to. @throws Fault 400, 409 */
export function planPorts({ networks }: Pick<ServerWish, 'networks'>, call: Call): readonly PortPlan[] {
  if (networks === 'none') return [];
  if (Array.isArray(networks) && networks.length > 0)
    return (networks as readonly NetworkWish[]).map((wish) => planPort(wish, call));
  return chooseNetwork(networks === 'auto', call);
}

export function planPort({ port: portId, uuid, fixed_ip }: NetworkWish, call: Call): PortPlan {
  if (portId !== undefined) return { port: getFreePort(portId, call) };
  const network = uuid === undefined ? undefined : call.stores.of(NETWORKS).get(uuid);
  if (!network || !mayPlug(network, call)) throw badRequest(`Network ${uuid} could not be found.`);
  return { network, ...(fixed_ip === undefined ? {} : { fixedIp: fixed_ip }) };
}

function getFreePort(id: string, call: Call): Port {
  const port = call.stores.of(PORTS).get(id);
  if (!port || (port.project_id !== call.auth.projectId && !call.auth.isAdmin))
    throw badRequest(`Port id ${id} could not be found.`);
  if (port.device_id !== '') throw conflict(`Port ${id} is still in use.`);
  return port;
}

/** Without a word about networks, Nova takes the only one; of several it cannot choose. */
function chooseNetwork(auto: boolean, call: Call): readonly PortPlan[] {
  const own = call.stores
    .of(NETWORKS)
    .filter(
      (network) =>
        mayPlug(network, call) &&
        !network['router:external'] &&
        (network.project_id === call.auth.projectId || network.shared),
    );
  if (own.length > 1)
    throw conflict('Multiple possible networks found, use a Network ID to be more specific.');
  if (own.length === 0 && auto)
    throw badRequest(`Unable to automatically allocate a network for project ${call.auth.projectId}`);
  return own.map((network) => ({ network }));
}

function mayPlug(network: Network, { auth }: Call): boolean {
  return auth.isAdmin || network.project_id === auth.projectId || network.shared;
}

/** Ids of the groups of names or ids; none named: the default one, which Neutron chooses. @throws Fault 400 */
export function findGroups(names: readonly string[], call: Call): readonly string[] | undefined {
  if (names.length === 0 || (names.length === 1 && names[0] === 'default')) return undefined;
  const own = call.stores.of(SECURITY_GROUPS).filter((group) => group.project_id === call.auth.projectId);
  return names.map((name) => {
    const found = own.filter((group) => group.id === name || group.name === name);
    if (found.length > 1)
      throw conflict(`Multiple security groups found matching '${name}'. Use an ID to be more specific.`);
    if (!found[0]) throw badRequest(`Unable to find security_group with name or id '${name}'`);
    return found[0].id;
  });
}
