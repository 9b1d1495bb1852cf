// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { badgeRoutes } from '../badges/badge-routes.js';
import { feedRoutes } from '../feeds/feed-routes.js';
import type { ApiHandler } from './api-handler.js';
import { apiProblem } from './api-problem.js';
import { apiRoutes } from './api-routes.js';
import { rateLimited } from './rate-limited.js';
import type { RateLimiter } from './rate-limiter.js';
import type { ApiWorld } from './route.js';

export interface RegistryApi extends ApiWorld {
  /** Where readers find the marketplace: `https://…`, without a slash at its end. */
  readonly origin: string;
  /** `publishToRegistry`; left out where nothing is taken. */
  readonly publish?: ApiHandler;
  /** Counts the requests that are answered here. */
  readonly limiter?: RateLimiter;
  /** Is told of what clients are told nothing of: a defect, a database that fails. */
  readonly onDefect?: (error: unknown) => void;
}

/**
 * All that the registry answers for machines: `/api/v1/…`, `/feeds/…`, `/badges/…`, `/sitemap.xml`. Undefined for other
 * paths, which are not counted here.
 */
export function registryApi(api: RegistryApi): ApiHandler {
  const handlers: readonly ApiHandler[] = [
    apiRoutes(api),
    ...(api.publish === undefined ? [] : [api.publish]),
    feedRoutes(api),
    badgeRoutes(api),
  ];
  const handle: ApiHandler = async (request) => {
    try {
      for (const handler of handlers) {
        const response = await handler(request);
        if (response !== undefined) return response;
      }
      if (request.path.startsWith('/api/')) throw nothingTaken();
      return undefined;
    } catch (error) {
      const refused = apiProblem(error);
      if (refused.status >= 500) api.onDefect?.(error);
      return refused;
    }
  };
  if (api.limiter === undefined) return handle;
  const limited = rateLimited(handle, api.limiter);
  return async (request) => (OWN.test(request.path) ? limited(request) : undefined);
}

const OWN = /^\/(?:api\/|feeds\/|badges\/|sitemap(?:-[0-9]+)?\.xml$)/;

function nothingTaken(): TouchstoneError {
  return new TouchstoneError('REGISTRY_NOT_FOUND', 'Nothing is taken at this address.', {
    hint: '/api/v1/openapi.json says where papers are published.',
  });
}
