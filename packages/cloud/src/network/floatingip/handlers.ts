// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { Resource } from '../../service/resource.js';
import { badResourceRequest, neutronFault } from '../faults.js';
import { NETWORK_COLLECTION } from '../network/handlers.js';
import { createPort } from '../port/create-port.js';
import { PORTS } from '../port/resource.js';
import { ipAddress, orNull, text, textOrNull, uuid } from '../rest/attribute.js';
import { collectionHandlers, getVisible, type Collection } from '../rest/collection.js';
import { adminOnly, COMMON, optional, readOnly, required } from '../rest/common-attributes.js';
import { freshRecord, revise } from '../rest/neutron-record.js';
import type { Input } from '../rest/read-input.js';
import { planAssociation, UNASSOCIATED, type AssociationWish } from './associate.js';
import { FLOATING_IP_OWNER, FLOATING_IPS, type FloatingIp } from './resource.js';
import { viewFloatingIp } from './views.js';

const { name: _unnamed, ...STANDARD } = COMMON;

export const FLOATING_IP_COLLECTION: Collection<FloatingIp> = {
  resource: 'floatingip',
  singular: 'floatingip',
  plural: 'floatingips',
  segment: 'floatingips',
  kind: FLOATING_IPS,
  missing: { type: 'FloatingIPNotFound', sentence: (id) => `Floating IP ${id} could not be found` },
  attributes: {
    ...STANDARD,
    floating_network_id: required(uuid),
    floating_ip_address: adminOnly(orNull(ipAddress), undefined, false),
    subnet_id: optional(orNull(uuid), undefined, false),
    port_id: optional(orNull(uuid), null),
    fixed_ip_address: optional(orNull(ipAddress), undefined),
    router_id: readOnly(),
    status: readOnly(),
    port_details: readOnly(),
    dns_domain: optional(text, '', false),
    dns_name: optional(text, '', false),
    qos_policy_id: optional(textOrNull, null),
  },
  view: viewFloatingIp,
  create: (input, call) => createFloatingIp(input as unknown as FloatingIpWish, call),
  update: updateFloatingIp,
  remove: (floating, call) => removeFloatingIp(floating, call),
};

export interface FloatingIpWish {
  readonly floating_network_id: string;
  readonly project_id: string;
  readonly floating_ip_address?: string | null | undefined;
  readonly subnet_id?: string | null | undefined;
  readonly port_id?: string | null;
  readonly fixed_ip_address?: string | null | undefined;
  readonly description?: string | null;
  readonly dns_domain?: string;
  readonly dns_name?: string;
}

/** Takes an address from an external network, and leads it to a port where one is named. Nova's proxy calls it, too. @throws Fault 400, 404, 409 */
export function createFloatingIp(wish: FloatingIpWish, call: Call): FloatingIp {
  const network = getVisible(NETWORK_COLLECTION, wish.floating_network_id, call);
  if (!network['router:external'])
    throw badResourceRequest('floatingip', `Network ${network.id} is not a valid external network`);
  const fresh = freshRecord(call, 0);
  const wanted = {
    ...(wish.subnet_id ? { subnet_id: wish.subnet_id } : {}),
    ...(wish.floating_ip_address ? { ip_address: wish.floating_ip_address } : {}),
  };
  const outer = createPort(
    {
      network_id: network.id,
      project_id: '',
      device_id: fresh.id,
      device_owner: FLOATING_IP_OWNER,
      status: 'N/A',
      fixed_ips: Object.keys(wanted).length > 0 ? [wanted] : undefined,
    },
    call,
  );
  const address = outer.fixed_ips[0]?.ip_address;
  if (address === undefined) {
    call.stores.of(PORTS).delete(outer.id);
    throw neutronFault(
      404,
      'ExternalIpAddressExhausted',
      `Unable to find any IP address on external network ${network.id}.`,
    );
  }
  const place = { id: fresh.id, floating_ip_address: address, floating_network_id: network.id };
  const association = associateOrRelease(wish, place, outer.id, call);
  return call.stores.of(FLOATING_IPS).put({
    ...fresh,
    ...place,
    ...association,
    project_id: wish.project_id,
    name: '',
    description: wish.description ?? '',
    dns_domain: wish.dns_domain ?? '',
    dns_name: wish.dns_name ?? '',
  });
}

function associateOrRelease(
  wish: FloatingIpWish,
  place: Parameters<typeof planAssociation>[1],
  outerId: string,
  call: Call,
): typeof UNASSOCIATED {
  try {
    return planAssociation(call.stores, place, {
      port_id: wish.port_id ?? null,
      fixed_ip_address: wish.fixed_ip_address,
    });
  } catch (error) {
    call.stores.of(PORTS).delete(outerId);
    throw error;
  }
}

/** Without `port_id` in the request, the association is taken away, as Neutron does for `fixed_ip_address` alone. */
function updateFloatingIp(floating: FloatingIp, changes: Input, call: Call): FloatingIp {
  const {
    port_id,
    fixed_ip_address,
    qos_policy_id: _qos,
    ...plain
  } = changes as Partial<FloatingIpWish> & { readonly qos_policy_id?: unknown };
  const wish: AssociationWish | undefined = port_id === undefined ? undefined : { port_id, fixed_ip_address };
  return setAssociation(floating, wish, plain as Partial<FloatingIp>, call);
}

/** Leads a floating IP elsewhere, or nowhere. @throws Fault 400, 404, 409 */
export function setAssociation(
  floating: FloatingIp,
  wish: AssociationWish | undefined,
  plain: Partial<FloatingIp>,
  call: Pick<Call, 'stores' | 'now'>,
): FloatingIp {
  const association = wish === undefined ? {} : planAssociation(call.stores, floating, wish);
  return call.stores.of(FLOATING_IPS).put(revise(floating, { ...plain, ...association }, call.now));
}

export function removeFloatingIp(floating: FloatingIp, { stores }: Pick<Call, 'stores'>): void {
  for (const port of stores.of(PORTS).filter((one) => one.device_id === floating.id))
    stores.of(PORTS).delete(port.id);
  stores.of(FLOATING_IPS).delete(floating.id);
}

export const FLOATING_IP_RESOURCE: Resource = { handlers: collectionHandlers(FLOATING_IP_COLLECTION) };
