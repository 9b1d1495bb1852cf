// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { isFields } from '../../service/fields.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { invalidRequest, neutronFault } from '../faults.js';
import { PORTS } from '../port/resource.js';
import { dict, flag, listOf, orNull, textOrNull } from '../rest/attribute.js';
import { collectionHandlers, getOwn, idOf, type Collection } from '../rest/collection.js';
import {
  ADMIN_STATE,
  adminOnly,
  AVAILABILITY,
  COMMON,
  optional,
  readOnly,
} from '../rest/common-attributes.js';
import { freshRecord, revise, type Maker } from '../rest/neutron-record.js';
import type { Input } from '../rest/read-input.js';
import type { HostRoute } from '../subnet/resource.js';
import { setGateway, type GatewayWish } from './gateway.js';
import { addInterface, removeInterface, type InterfaceWish } from './interfaces.js';
import { ROUTERS, type Router } from './resource.js';
import { findGateway, listInterfaces } from './router-ports.js';
import { viewRouter } from './views.js';

export const ROUTER_COLLECTION: Collection<Router> = {
  resource: 'router',
  singular: 'router',
  plural: 'routers',
  segment: 'routers',
  kind: ROUTERS,
  missing: { type: 'RouterNotFound', sentence: (id) => `Router ${id} could not be found` },
  attributes: {
    ...COMMON,
    ...ADMIN_STATE,
    ...AVAILABILITY,
    status: readOnly(),
    external_gateway_info: optional(orNull(dict), null),
    routes: { ...optional(listOf(dict), []), post: 'refused' },
    distributed: adminOnly(flag, false),
    ha: adminOnly(flag, false),
    flavor_id: optional(textOrNull, null, false),
  },
  view: viewRouter,
  create: (input, call) => createRouter(input, call),
  update: updateRouter,
  remove: removeRouter,
};

interface RouterInput extends Omit<Router, 'id'> {
  readonly external_gateway_info: GatewayWish | null;
}

export function createRouter(input: Input, maker: Maker): Router {
  const given = input as unknown as RouterInput;
  const router: Router = {
    ...freshRecord(maker, 1),
    project_id: given.project_id,
    name: given.name,
    description: given.description,
    admin_state_up: given.admin_state_up,
    status: 'ACTIVE',
    enable_snat: given.external_gateway_info?.enable_snat ?? true,
    routes: [],
    availability_zone_hints: given.availability_zone_hints,
    distributed: given.distributed,
    ha: given.ha,
  };
  if (given.external_gateway_info !== null) setGateway(router, given.external_gateway_info, maker);
  return maker.stores.of(ROUTERS).put(router);
}

function updateRouter(router: Router, changes: Input, call: Call): Router {
  const { external_gateway_info: gateway, ...plain } = changes as Partial<RouterInput>;
  if (gateway !== undefined) setGateway(router, gateway, call);
  const snat = gateway?.enable_snat === undefined ? {} : { enable_snat: gateway.enable_snat };
  return call.stores.of(ROUTERS).put(revise(router, { ...plain, ...snat }, call.now));
}

function removeRouter(router: Router, { stores }: Call): void {
  const held = listInterfaces(stores, router.id);
  if (held.length > 0) {
    const ids = held.map((port) => port.id).join(', ');
    throw neutronFault(409, 'RouterInUse', `Router ${router.id} has ports still attached: ${ids}`);
  }
  const gateway = findGateway(stores, router.id);
  if (gateway) stores.of(PORTS).delete(gateway.id);
  stores.of(ROUTERS).delete(router.id);
}

function changeInterface(change: typeof addInterface): (call: Call) => Reply {
  return (call) => {
    const router = getOwn(ROUTER_COLLECTION, idOf(call), call, 'add_router_interface');
    return json(200, change(router, isFields(call.body) ? (call.body as InterfaceWish) : {}, call));
  };
}

/** Adds or removes some of a router's extra routes, without the race that a whole update has. */
function changeRoutes(
  change: (had: readonly HostRoute[], named: readonly HostRoute[]) => readonly HostRoute[],
): (call: Call) => Reply {
  return (call) => {
    const router = getOwn(ROUTER_COLLECTION, idOf(call), call, 'update');
    const body =
      isFields(call.body) && isFields(call.body['router']) ? call.body['router']['routes'] : undefined;
    if (!Array.isArray(body)) throw invalidRequest("Unable to find 'routes' in request body");
    const routes = change(router.routes, body as readonly HostRoute[]);
    const updated = call.stores.of(ROUTERS).put(revise(router, { routes }, call.now));
    return json(200, { router: viewRouter(updated, call) });
  };
}

const same = (one: HostRoute) => (other: HostRoute) =>
  one.destination === other.destination && one.nexthop === other.nexthop;

export const ROUTER_RESOURCE: Resource = {
  handlers: {
    ...collectionHandlers(ROUTER_COLLECTION),
    'network:router.add-router-interface': changeInterface(addInterface),
    'network:router.remove-router-interface': changeInterface(removeInterface),
    'network:router.add-extraroutes': changeRoutes((had, named) => [
      ...had,
      ...named.filter((one) => !had.some(same(one))),
    ]),
    'network:router.remove-extraroutes': changeRoutes((had, named) =>
      had.filter((one) => !named.some(same(one))),
    ),
  },
  // The index's least role is that of the admin-only attributes `ha` and `distributed`; those are checked one by one.
  ownPolicy: ['network:router.create'],
};
