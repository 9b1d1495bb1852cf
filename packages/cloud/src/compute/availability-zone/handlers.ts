// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { isoNaive } from '../../state/time.js';
import { COMPUTE_HOST, CONTROL_HOST, ZONE } from '../hypervisor/hosts.js';

const AVAILABLE = { available: true };

function list(): Reply {
  return json(200, { availabilityZoneInfo: [{ zoneName: ZONE, zoneState: AVAILABLE, hosts: null }] });
}

function listDetail({ now }: Call): Reply {
  const up = { available: true, active: true, updated_at: isoNaive(Math.floor(now / 1000) * 1000) };
  const internal = { [CONTROL_HOST]: { 'nova-scheduler': up, 'nova-conductor': up } };
  return json(200, {
    availabilityZoneInfo: [
      { zoneName: 'internal', zoneState: AVAILABLE, hosts: internal },
      { zoneName: ZONE, zoneState: AVAILABLE, hosts: { [COMPUTE_HOST]: { 'nova-compute': up } } },
    ],
  });
}

export const AVAILABILITY_ZONE_RESOURCE: Resource = {
  handlers: { 'compute:availability-zone.list': list, 'compute:availability-zone.list-detail': listDetail },
};
