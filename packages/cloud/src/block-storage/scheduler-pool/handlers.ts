// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { isoNaive } from '../../state/time.js';
import { ownProjectOnly } from '../rest/own-project.js';
import { VOLUME_HOST } from '../service-host/hosts.js';
import { VOLUMES } from '../volume/resource.js';

/** GiB. Nothing is ever written, so the pool is as large as it says. */
const CAPACITY = 10_000;

function list(call: Call): Reply {
  const detailed = /^(true|1)$/i.test(call.query.get('detail') ?? '');
  return json(200, {
    pools: [{ name: VOLUME_HOST, ...(detailed ? { capabilities: capabilities(call) } : {}) }],
  });
}

function capabilities({ stores, now }: Call): Record<string, unknown> {
  const allocated = stores
    .of(VOLUMES)
    .list()
    .reduce((sum, volume) => sum + volume.size, 0);
  return {
    volume_backend_name: 'lab',
    vendor_name: 'Open Source',
    driver_version: '1.4.0',
    storage_protocol: 'NFS',
    total_capacity_gb: CAPACITY,
    free_capacity_gb: CAPACITY - allocated,
    reserved_percentage: 0,
    QoS_support: false,
    sparse_copy_volume: true,
    provisioned_capacity_gb: allocated,
    max_over_subscription_ratio: 1,
    thin_provisioning_support: true,
    thick_provisioning_support: false,
    allocated_capacity_gb: allocated,
    filter_function: null,
    goodness_function: null,
    timestamp: isoNaive(now),
  };
}

export const SCHEDULER_POOL_RESOURCE: Resource = {
  handlers: ownProjectOnly({ 'block-storage:scheduler-pool.list': list }),
};
