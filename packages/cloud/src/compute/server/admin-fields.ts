// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { COMPUTE_HOST } from '../hypervisor/hosts.js';
import type { Server } from './resource.js';

/** Where a server runs and how it was made: for admins, but for its host name, which owners see from 2.90 on. */
export function viewAdminFields(server: Server, { auth, atLeast }: Call): Record<string, unknown> {
  const hostname =
    atLeast('2.90') || (auth.isAdmin && atLeast('2.3'))
      ? { 'OS-EXT-SRV-ATTR:hostname': server.hostname }
      : {};
  const scheduling = atLeast('2.100') ? { scheduler_hints: {} } : {};
  const pinned = atLeast('2.96') ? { pinned_availability_zone: server.availabilityZone } : {};
  if (!auth.isAdmin) return { ...hostname, ...pinned, ...scheduling };
  const placed = server.vmState !== 'building' && server.vmState !== 'shelved_offloaded';
  const host = placed ? COMPUTE_HOST : null;
  return {
    'OS-EXT-SRV-ATTR:host': host,
    'OS-EXT-SRV-ATTR:hypervisor_hostname': host,
    'OS-EXT-SRV-ATTR:instance_name': `instance-${server.number.toString(16).padStart(8, '0')}`,
    ...hostname,
    ...pinned,
    ...scheduling,
    ...(atLeast('2.3') ? details(server) : {}),
    ...(atLeast('2.16') ? { host_status: placed ? 'UP' : '' } : {}),
  };
}

function details(server: Server): Record<string, unknown> {
  return {
    'OS-EXT-SRV-ATTR:kernel_id': '',
    'OS-EXT-SRV-ATTR:ramdisk_id': '',
    'OS-EXT-SRV-ATTR:launch_index': server.launchIndex,
    'OS-EXT-SRV-ATTR:reservation_id': server.reservationId,
    'OS-EXT-SRV-ATTR:root_device_name': '/dev/sda',
    'OS-EXT-SRV-ATTR:user_data': server.userData,
  };
}
