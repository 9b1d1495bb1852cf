// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { ENDPOINTS, type Endpoint } from '../endpoint/resource.js';
import { CATALOG_SERVICES } from '../service/resource.js';
import type { TokenScope } from '../token/resource.js';

/** The catalog as a token of this scope sees it: endpoints that name a project are there only for project tokens. */
export function catalogView(call: Call, scope: TokenScope): readonly Readonly<Record<string, unknown>>[] {
  const endpoints = call.stores.of(ENDPOINTS).filter((one) => one.enabled);
  return call.stores
    .of(CATALOG_SERVICES)
    .filter((service) => service.enabled)
    .map(({ id, type, name }) => ({
      endpoints: endpoints
        .filter((one) => one.serviceId === id)
        .flatMap((one) => {
          const url = endpointUrl(one, call.origin, scope.kind === 'project' ? scope.id : undefined);
          if (url === undefined) return [];
          return [
            { id: one.id, interface: one.interface, region_id: one.regionId, url, region: one.regionId },
          ];
        }),
      id,
      type,
      name,
    }))
    .filter((service) => service.endpoints.length > 0);
}

/**
 * Fills in what keystone's URL templates may hold (keystone/catalog/backends/sql.py: format_url), and our origin.
 * Undefined: the URL needs a project and there is none.
 */
export function endpointUrl(
  endpoint: Endpoint,
  origin: string,
  projectId: string | undefined,
): string | undefined {
  const url = endpoint.url.replaceAll('$(origin)s', origin);
  if (!/[$%]\((project|tenant)_id\)s/.test(url)) return url;
  return projectId === undefined ? undefined : url.replace(/[$%]\((project|tenant)_id\)s/g, projectId);
}
