// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { findOperation, operations } from '@touchstone/openstack';
import type { Handler } from '../service/call.js';
import type { Resource } from '../service/resource.js';
import type { Service } from '../service/service.js';

export interface BoundHandler {
  readonly handle: Handler;
  readonly streams: boolean;
  readonly open: boolean;
  readonly ownPolicy: boolean;
}

/** Which service is mounted where, and which handler answers which operation. Built once per program. */
export interface Registry {
  readonly services: readonly Service[];
  findService(type: string): Service | undefined;
  findHandler(operationId: string): BoundHandler | undefined;
}

/**
 * Binds the handlers of all services to the operations of the index.
 * @throws TouchstoneError CLOUD_UNKNOWN_OPERATION, CLOUD_DUPLICATE_HANDLER: a mistake in this room, found at start
 */
export function buildRegistry(services: readonly Service[]): Registry {
  const byType = new Map(services.map((service) => [service.type, service]));
  const handlers = new Map<string, BoundHandler>();
  for (const resource of services.flatMap((service) => service.resources)) bind(resource, handlers);
  for (const { type } of services) answerHeadAsGet(type, handlers);
  return {
    services,
    findService: (type) => byType.get(type),
    findHandler: (operationId) => handlers.get(operationId),
  };
}

function bind(resource: Resource, handlers: Map<string, BoundHandler>): void {
  for (const [id, handle] of Object.entries(resource.handlers)) {
    if (!findOperation(id)) {
      throw new TouchstoneError(
        'CLOUD_UNKNOWN_OPERATION',
        `a handler is bound to "${id}", which the index does not hold`,
        {
          hint: 'list the ids of the service with: touchstone operations SERVICE',
          details: { id },
        },
      );
    }
    if (handlers.has(id)) {
      throw new TouchstoneError('CLOUD_DUPLICATE_HANDLER', `two handlers are bound to "${id}"`, {
        details: { id },
      });
    }
    handlers.set(id, {
      handle,
      streams: resource.streams?.includes(id) ?? false,
      open: resource.open?.includes(id) ?? false,
      ownPolicy: resource.ownPolicy?.includes(id) ?? false,
    });
  }
}

/** HEAD is GET without the body (RFC 9110, section 9.3.2), where no handler of its own is bound to it. */
function answerHeadAsGet(service: string, handlers: Map<string, BoundHandler>): void {
  const all = operations(service);
  const byPath = new Map(
    all.filter(({ method, query }) => method === 'GET' && !query).map((one) => [one.path, one]),
  );
  for (const { id, method, path, query } of all) {
    if (method !== 'HEAD' || query || handlers.has(id)) continue;
    const asGet = handlers.get(byPath.get(path)?.id ?? '');
    if (asGet) handlers.set(id, asGet);
  }
}
