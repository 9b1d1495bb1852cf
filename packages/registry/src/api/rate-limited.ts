// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { ApiHandler, ApiRequest } from './api-handler.js';
import { apiProblem } from './api-problem.js';
import { rateKey, type RateLimiter } from './rate-limiter.js';

/** What packs a bundle, or verifies one, costs a server more than a page does. */
function costOf({ method, path }: ApiRequest): number {
  if (method === 'POST') return 10;
  return path.startsWith('/api/v1/bundles/') ? 5 : 1;
}

/** A handler that answers 429 to whoever asks too often, and says when to come again. */
export function rateLimited(handler: ApiHandler, limiter: RateLimiter): ApiHandler {
  return async (request) => {
    const { allowed, remaining, retryAfter } = limiter.take(rateKey(request.client), costOf(request));
    if (allowed) {
      const response = await handler(request);
      if (response === undefined) return undefined;
      return { ...response, headers: { ...response.headers, 'x-ratelimit-remaining': String(remaining) } };
    }
    const error = new TouchstoneError('REQUEST_RATE', 'More requests came than one client may send.', {
      hint: `Wait for ${retryAfter} s; GET /api/v1/changes tells with one request what became another.`,
    });
    return apiProblem(error, { 'retry-after': String(retryAfter), 'x-ratelimit-remaining': '0' });
  };
}
