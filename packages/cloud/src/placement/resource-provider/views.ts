// SPDX-License-Identifier: Apache-2.0
import { COMPUTE_HOST, HYPERVISOR_ID, SIZE } from '../../compute/hypervisor/hosts.js';
import { SERVERS } from '../../compute/server/resource.js';
import type { Call } from '../../service/call.js';

/** The one compute host. */
export function viewProvider({ atLeast }: Pick<Call, 'atLeast'>): Record<string, unknown> {
  const self = `/resource_providers/${HYPERVISOR_ID}`;
  const more = ['inventories', 'usages', 'aggregates', 'traits', 'allocations'];
  return {
    uuid: HYPERVISOR_ID,
    name: COMPUTE_HOST,
    generation: 1,
    links: [{ rel: 'self', href: self }, ...more.map((rel) => ({ rel, href: `${self}/${rel}` }))],
    // Since 1.14 providers may stand in a tree.
    ...(atLeast('1.14') ? { parent_provider_uuid: null, root_provider_uuid: HYPERVISOR_ID } : {}),
  };
}

const TOTALS = { VCPU: SIZE.vcpus, MEMORY_MB: SIZE.memory_mb, DISK_GB: SIZE.local_gb };

export function viewInventories(): Record<string, unknown> {
  const entries = Object.entries(TOTALS).map(([name, total]) => [
    name,
    {
      total,
      reserved: name === 'MEMORY_MB' ? 512 : 0,
      min_unit: 1,
      max_unit: total,
      step_size: 1,
      allocation_ratio: 1,
    },
  ]);
  return { inventories: Object.fromEntries(entries), resource_provider_generation: 1 };
}

export function viewUsages({ stores }: Pick<Call, 'stores'>): Record<string, unknown> {
  const flavors = stores
    .of(SERVERS)
    .list()
    .map((server) => server.flavor);
  const total = (read: (flavor: (typeof flavors)[number]) => number): number =>
    flavors.reduce((sum, one) => sum + read(one), 0);
  const usages = {
    VCPU: total((one) => one.vcpus),
    MEMORY_MB: total((one) => one.ram),
    DISK_GB: total((one) => one.disk),
  };
  return { usages, resource_provider_generation: 1 };
}
