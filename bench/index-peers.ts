// SPDX-License-Identifier: Apache-2.0
import createRouter from 'find-my-way';
import { Memoirist } from 'memoirist';
import { matchRequest } from '@touchstone/openstack';
import type { MixedRequest } from './request-mix.js';
import type { Route } from './zed-routes.js';

/** Looks a request up; returns what is stored there (a template) and the values of its parameters. */
export type Lookup = (
  request: MixedRequest,
) => { readonly template: string; readonly params: Readonly<Record<string, unknown>> } | undefined;

/** Ours: the whole index of all releases, percent-decoding, a step back where a literal leads nowhere. */
export const touchstone: Lookup = (request) => {
  const match = matchRequest(request);
  if (match.kind === 'unknown') return undefined;
  const operation = match.kind === 'operation' ? match.operation : match.candidates[0]!;
  return { template: operation.path, params: match.params };
};

/** Fastify's router: one radix tree a service. */
export function findMyWay(routes: readonly Route[]): Lookup {
  const routers = byService(routes, createRouter, (router, { method, template }, pattern) =>
    router.on(method as 'GET', pattern, noHandler, named(template)),
  );
  return ({ service, method, path }) => {
    const found = routers.get(service)!.find(method as 'GET', path);
    return found ? { template: found.store as string, params: found.params } : undefined;
  };
}

/** Elysia's router: one radix tree a service and method. */
export function memoirist(routes: readonly Route[]): Lookup {
  const routers = byService(
    routes,
    () => new Memoirist<string>(),
    (router, { method, template }, pattern) => router.add(method, pattern, named(template)),
  );
  return ({ service, method, path }) => {
    const found = routers.get(service)!.find(method, path);
    return found ? { template: found.store, params: found.params } : undefined;
  };
}

function byService<R>(
  routes: readonly Route[],
  create: () => R,
  add: (router: R, route: Route, pattern: string) => unknown,
): ReadonlyMap<string, R> {
  const routers = new Map<string, R>();
  for (const route of routes) {
    const router = routers.get(route.service) ?? create();
    routers.set(route.service, router);
    add(router, route, route.template.replace(/\{[^}]+\+\}/, '*').replace(/\{([^}]+)\}/g, ':$1'));
  }
  return routers;
}

/** Both call what `*` took `*`. */
function named(template: string): string {
  return template.replace(/\{[^}]+\+\}/, '{*}');
}

function noHandler(): void {}
