// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { selfLink } from '../views.js';
import type { Endpoint } from './resource.js';

export function endpointView(call: Call, endpoint: Endpoint): Readonly<Record<string, unknown>> {
  const { id, regionId, serviceId, enabled } = endpoint;
  return {
    id,
    interface: endpoint.interface,
    region_id: regionId,
    service_id: serviceId,
    url: endpoint.url.replaceAll('$(origin)s', call.origin),
    enabled,
    region: regionId,
    ...selfLink(call, 'endpoints', id),
  };
}
