// SPDX-License-Identifier: Apache-2.0

/**
 * The types that an inventory lists wherever the catalog offers their service (packages/runner, scratch/listings.ts). Of
 * these, not being listed after teardown is proof of being gone; of others it is silence.
 */
export const INVENTORIED_TYPES: ReadonlySet<string> = new Set([
  'block-storage:backup',
  'block-storage:snapshot',
  'block-storage:volume',
  'compute:keypair',
  'compute:server',
  'compute:server-group',
  'dns:zone',
  'image:image',
  'key-manager:secret',
  'load-balancer:loadbalancer',
  'network:floatingip',
  'network:network',
  'network:port',
  'network:router',
  'network:security-group',
  'network:subnet',
  'object-store:container',
  'object-store:object',
  'orchestration:stack',
  'shared-file-system:share',
]);
