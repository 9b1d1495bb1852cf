// SPDX-License-Identifier: Apache-2.0
import { Fault } from '../service/fault.js';
import { reply, type Reply } from '../service/reply.js';
import type { Exchange } from './exchange.js';

/** Gives an error the shape in which the service refuses. What is no Fault is a mistake of ours: 500, with its message. */
export function toFault(exchange: Exchange, error: unknown): Reply {
  const fault = error instanceof Fault ? error : unexpected(error);
  const { service, request, servicePath, requestId, world } = exchange;
  if (!service)
    return reply(fault.status, { 'Content-Type': 'text/plain', ...fault.headers }, `${fault.message}\n`);
  const scene = {
    method: request.method,
    path: servicePath,
    requestId,
    release: world.release,
    endpoint: `${world.origin}/${service.type}`,
    accept: request.headers['accept'] ?? '',
  };
  const shaped = service.renderFault(fault, scene);
  return { ...shaped, headers: { ...shaped.headers, ...fault.headers } };
}

function unexpected(error: unknown): Fault {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Fault(500, `The embedded cloud failed: ${what}`, { type: 'touchstone:failed' });
}
