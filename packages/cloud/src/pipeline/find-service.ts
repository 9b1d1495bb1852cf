// SPDX-License-Identifier: Apache-2.0
import { json, reply, type Reply } from '../service/reply.js';
import type { Exchange } from './exchange.js';

/** Swift's clients ask these at the root of the host, not below the service's path. */
const AT_HOST_ROOT: ReadonlySet<string> = new Set(['/info', '/healthcheck']);

/** The first segment names the service: `/compute/v2.1/servers`. */
export function findService(exchange: Exchange): Reply | undefined {
  const { world, path } = exchange;
  if (AT_HOST_ROOT.has(path)) return enter(exchange, 'object-store', path);
  const [, type = '', rest = ''] = /^\/+([^/]*)(.*)$/.exec(path) ?? [];
  if (type !== '') return enter(exchange, type, rest);
  const services = world.registry.services.map((service) => ({
    type: service.type,
    href: `${world.origin}/${service.type}`,
  }));
  return json(200, { name: 'touchstone embedded cloud', release: world.release, services });
}

function enter(exchange: Exchange, type: string, servicePath: string): Reply | undefined {
  const service = exchange.world.registry.findService(type);
  if (!service) {
    const known = exchange.world.registry.services.map((one) => `/${one.type}`).join(', ');
    return reply(
      404,
      { 'Content-Type': 'text/plain' },
      `The embedded cloud has no service at /${type}. It has ${known}.\n`,
    );
  }
  exchange.service = service;
  if (service.nameRequest) exchange.requestId = service.nameRequest(exchange.world.ids, exchange.now);
  exchange.servicePath = servicePath === '' ? '/' : servicePath;
  return undefined;
}
