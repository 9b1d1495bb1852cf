// SPDX-License-Identifier: Apache-2.0

/** The one compute host of the embedded cloud, the host of the other processes, and the zone that both are in. */
export const COMPUTE_HOST = 'touchstone-compute1';
export const CONTROL_HOST = 'touchstone';
export const ZONE = 'nova';
