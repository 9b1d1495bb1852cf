// SPDX-License-Identifier: Apache-2.0
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { ownProjectOnly } from '../rest/own-project.js';
import { ZONE } from '../service-host/hosts.js';

function list(): Reply {
  return json(200, { availabilityZoneInfo: [{ zoneName: ZONE, zoneState: { available: true } }] });
}

export const AVAILABILITY_ZONE_RESOURCE: Resource = {
  handlers: ownProjectOnly({ 'block-storage:availability-zone.list': list }),
};
