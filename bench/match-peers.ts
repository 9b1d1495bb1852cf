// SPDX-License-Identifier: Apache-2.0
import createRouter from 'find-my-way';
import { operations, services, type Operation } from '@touchstone/openstack';
import type { MixedRequest } from './request-mix.js';

/** Looks a request up; returns the template of its path and the values of the template's parameters. */
export type Lookup = (
  request: MixedRequest,
) => { readonly template: string; readonly params: Readonly<Record<string, unknown>> } | undefined;

/** Fastify's router: one radix tree a service, as fast as JavaScript routers get. */
export function findMyWay(): Lookup {
  const routers = new Map(
    indexed().map(([service, list]) => {
      const router = createRouter();
      for (const { method, path } of distinct(list)) {
        router.on(
          method as 'GET',
          path.replace(/\{[^}]+\+\}/, '*').replace(/\{([^}]+)\}/g, ':$1'),
          noHandler,
          path,
        );
      }
      return [service, router] as const;
    }),
  );
  return ({ service, method, path }) => {
    const found = routers.get(service)!.find(method as 'GET', path);
    return found ? { template: found.store as string, params: found.params } : undefined;
  };
}

/** What one writes first: one regular expression a template, literals before parameters, the first that fits. */
export function regularExpressions(): Lookup {
  const lists = new Map(
    indexed().map(([service, list]) => [
      service,
      distinct(list)
        // A brace sorts behind every letter: `/servers/detail` before `/servers/{server_id}`.
        .toSorted((a, b) => (a.path < b.path ? -1 : 1))
        .map(({ method, path }) => ({ method, template: path, pattern: patternOf(path) })),
    ]),
  );
  return ({ service, method, path }) => {
    for (const one of lists.get(service)!) {
      if (one.method !== method) continue;
      const match = one.pattern.exec(path);
      if (match) return { template: one.template, params: match.groups ?? {} };
    }
    return undefined;
  };
}

function patternOf(template: string): RegExp {
  const source = template
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]+?)\\\+\}/g, '(?<$1>.+)')
    .replace(/\{([^}]+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
}

function indexed(): [string, readonly Operation[]][] {
  return services().flatMap(({ type, indexed: held }) => (held ? [[type, operations(type)]] : []));
}

/** Operations that share method and path are told apart by query or body, which routers do not see. */
function distinct(list: readonly Operation[]): Operation[] {
  return [...new Map(list.map((operation) => [`${operation.method} ${operation.path}`, operation])).values()];
}

function noHandler(): void {}
