// SPDX-License-Identifier: Apache-2.0
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';

/** Neutron's zones are those of its agents, of which there are none. */
function list(): Reply {
  return json(200, { availability_zones: [] });
}

export const AVAILABILITY_ZONE_RESOURCE: Resource = { handlers: { 'network:availability-zone.list': list } };
