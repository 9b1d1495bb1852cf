// SPDX-License-Identifier: Apache-2.0

/** The one compute host of the embedded cloud, the host of the other processes, and the zone that both are in. */
export const COMPUTE_HOST = 'touchstone-compute1';
export const CONTROL_HOST = 'touchstone';
export const ZONE = 'nova';

/** Also its resource provider's in Placement. In the API, ids of hypervisors were numbers until 2.53. */
export const HYPERVISOR_ID = '63e75d01-e015-4433-92bb-92126320cbf7';

/** What Nova's fake driver has: MiB of memory, GiB of disk. */
export const SIZE = { vcpus: 1000, memory_mb: 800_000, local_gb: 600_000 };
