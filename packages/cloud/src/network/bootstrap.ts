// SPDX-License-Identifier: Apache-2.0
import { findBootstrapProject } from '../identity/bootstrap.js';
import type { Bootstrap } from '../service/service.js';
import { createNetwork } from './network/handlers.js';
import type { Network } from './network/resource.js';
import { addInterface } from './router/interfaces.js';
import { createRouter } from './router/handlers.js';
import { ensureDefaultGroup } from './security-group/ensure-default-group.js';
import { createSubnet } from './subnet/handlers.js';
import type { Subnet } from './subnet/resource.js';

/** What a freshly installed cloud of the lab has: an external network, and a private one of the demo project behind a router. */
export function furnishNetwork(scene: Bootstrap): void {
  const admin = findBootstrapProject(scene.stores, 'admin').id;
  const demo = findBootstrapProject(scene.stores, 'demo').id;
  ensureDefaultGroup(scene, admin);
  ensureDefaultGroup(scene, demo);
  const external = makeNetwork(scene, {
    name: 'public',
    project_id: admin,
    mtu: 1500,
    'router:external': true,
    is_default: true,
    'provider:network_type': 'flat',
    'provider:physical_network': 'public',
  });
  makeSubnet(scene, external, {
    name: 'public-subnet',
    cidr: '172.24.4.0/24',
    enable_dhcp: false,
    allocation_pools: [{ start: '172.24.4.10', end: '172.24.4.250' }],
  });
  const inner = makeNetwork(scene, { name: 'private', project_id: demo });
  const subnet = makeSubnet(scene, inner, {
    name: 'private-subnet',
    cidr: '10.0.0.0/24',
    dns_nameservers: ['10.0.0.2'],
  });
  const router = createRouter(
    {
      name: 'router1',
      description: '',
      project_id: demo,
      admin_state_up: true,
      availability_zone_hints: [],
      distributed: false,
      ha: false,
      external_gateway_info: { network_id: external.id },
    },
    scene,
  );
  addInterface(router, { subnet_id: subnet.id }, scene);
}

function makeNetwork(scene: Bootstrap, given: Partial<Network>): Network {
  return createNetwork(
    {
      description: '',
      admin_state_up: true,
      availability_zone_hints: [],
      mtu: 1450,
      shared: false,
      'router:external': false,
      is_default: false,
      port_security_enabled: true,
      dns_domain: '',
      'provider:network_type': 'vxlan',
      'provider:physical_network': null,
      ...given,
    },
    scene,
  );
}

function makeSubnet(scene: Bootstrap, network: Network, given: Partial<Subnet>): Subnet {
  return createSubnet(
    {
      description: '',
      project_id: network.project_id,
      network_id: network.id,
      ip_version: 4,
      enable_dhcp: true,
      dns_nameservers: [],
      host_routes: [],
      ipv6_ra_mode: null,
      ipv6_address_mode: null,
      service_types: [],
      ...given,
    },
    scene,
  );
}
