// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

/** What a service of a release answers. */
export interface Route {
  readonly service: string;
  readonly method: string;
  /** With its parameters numbered, `{p0}`, `{p1}`, since routers want one name a place; `{p2+}` takes the rest. */
  readonly template: string;
}

/** From bench/dist. */
const RAW = new URL('../../packages/openstack/data/raw/zed.json', import.meta.url);

/** Every route that the services of Zed register, read from their own code (packages/openstack, extract); each once. */
export function zedRoutes(): readonly Route[] {
  const { routes } = JSON.parse(readFileSync(RAW, 'utf8')) as {
    routes: readonly { service: string; method: string; path: string }[];
  };
  const distinct = new Map<string, Route>();
  for (const { service, method, path } of routes) {
    let number = 0;
    const template = path.replace(/\{[^}]+?(\+?)\}/g, (_, rest: string) => `{p${number++}${rest}}`);
    distinct.set(`${service} ${method} ${template}`, { service, method, template });
  }
  return [...distinct.values()];
}
