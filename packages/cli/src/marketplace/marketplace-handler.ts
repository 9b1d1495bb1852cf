// SPDX-License-Identifier: Apache-2.0
import { serveLog } from '@touchstone/attest';
import {
  publishToRegistry,
  publishTokens,
  rateLimiter,
  registryApi,
  type ApiHandler,
} from '@touchstone/registry';
import { answerAbsent, webHandler, type WebWorld } from '@touchstone/web';
import type { Marketplace } from './open-marketplace.js';

export interface HandlerParts {
  readonly marketplace: Marketplace;
  readonly world: WebWorld;
  readonly origin: string;
  /** A folder for bundles while they are looked at. */
  readonly scratch: string;
  readonly onDefect: (error: unknown) => void;
}

/** All that a marketplace answers: pages, API, feeds and badges, the log's own resources. */
export function marketplaceHandler(parts: HandlerParts): ApiHandler {
  const { marketplace, world, origin, scratch, onDefect } = parts;
  const { registry, live, root } = marketplace;
  const publish = publishing(parts);
  const handlers: readonly ApiHandler[] = [
    webHandler(world),
    registryApi({
      registry,
      live,
      root,
      origin,
      scratch,
      onDefect,
      clock: Date.now,
      limiter: rateLimiter(Date.now),
      ...(publish === undefined ? {} : { publish }),
    }),
    serveLog(marketplace.reader),
  ];
  return async (request) => {
    for (const handler of handlers) {
      const response = await handler(request);
      if (response !== undefined) return response;
    }
    return answerAbsent(world, request);
  };
}

function publishing({ marketplace, scratch, onDefect }: HandlerParts): ApiHandler | undefined {
  const { publish, registry, database } = marketplace;
  if (publish === undefined) return undefined;
  const { list } = publishTokens(database);
  return publishToRegistry({ ...publish, tokens: list, scratch, onDefect }, registry);
}
