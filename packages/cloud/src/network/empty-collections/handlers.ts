// SPDX-License-Identifier: Apache-2.0
import type { Handler } from '../../service/call.js';
import { json } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';

/**
 * Collections that clients list in passing (tours, clean-ups) and in which nothing can be made here yet: creating in them
 * is refused as not offered, so they are truly empty.
 */
const EMPTY: Readonly<Record<string, string>> = {
  'network:subnetpool.list': 'subnetpools',
  'network:address-scope.list': 'address_scopes',
  'network:address-group.list': 'address_groups',
  'network:rbac-policy.list': 'rbac_policies',
  'network:qos-policy.list': 'policies',
  'network:trunk.list': 'trunks',
  'network:segment.list': 'segments',
  'network:flavor.list': 'flavors',
  'network:service-provider.list': 'service_providers',
};

const handlers: Record<string, Handler> = Object.fromEntries(
  Object.entries(EMPTY).map(([id, plural]) => [id, () => json(200, { [plural]: [] })]),
);

export const EMPTY_COLLECTIONS: Resource = { handlers };
