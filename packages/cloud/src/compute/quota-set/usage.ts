// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { SERVER_GROUPS } from '../server-group/resource.js';
import { SERVERS } from '../server/resource.js';
import { COMPUTE_QUOTA, DEFAULT_LIMITS } from './resource.js';

/** The limits that hold for a project. */
export function limitsOf(stores: Stores, projectId: string): Readonly<Record<string, number>> {
  return { ...DEFAULT_LIMITS, ...stores.of(COMPUTE_QUOTA).get(projectId)?.limits };
}

/** How much of each a project has. */
export function usageOf(stores: Stores, projectId: string): Readonly<Record<string, number>> {
  const servers = stores.of(SERVERS).filter((server) => server.projectId === projectId);
  return {
    instances: servers.length,
    cores: servers.reduce((sum, { flavor }) => sum + flavor.vcpus, 0),
    ram: servers.reduce((sum, { flavor }) => sum + flavor.ram, 0),
    server_groups: stores.of(SERVER_GROUPS).filter((group) => group.projectId === projectId).length,
  };
}
