// SPDX-License-Identifier: Apache-2.0
import { defineStore } from '../../state/store-kind.js';
import type { NeutronRecord } from '../rest/neutron-record.js';
import type { HostRoute } from '../subnet/resource.js';

/** A router; its gateway and interfaces are ports with its id as their device. */
export interface Router extends NeutronRecord {
  readonly admin_state_up: boolean;
  readonly status: 'ACTIVE';
  readonly enable_snat: boolean;
  readonly routes: readonly HostRoute[];
  readonly availability_zone_hints: readonly string[];
  readonly distributed: boolean;
  readonly ha: boolean;
}

export const ROUTERS = defineStore<Router>({ name: 'network:router', scope: 'project' });

/** Owners of a router's ports, as neutron_lib.constants names them. */
export const ROUTER_GATEWAY = 'network:router_gateway';
export const ROUTER_INTERFACE = 'network:router_interface';
