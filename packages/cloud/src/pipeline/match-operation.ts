// SPDX-License-Identifier: Apache-2.0
import { matchRequest, type Operation } from '@touchstone/openstack';
import type { Exchange } from './exchange.js';

/** Asks the index which operation this is. Services answer HEAD where they answer GET, also where no one wrote it down. */
export function matchOperation(exchange: Exchange): void {
  const { request, query, servicePath } = exchange;
  const asked = { service: exchange.service!.type, method: request.method, path: servicePath, query };
  let match = matchRequest(asked);
  const answersHead = exchange.service!.answersHead ?? true;
  if (match.kind === 'unknown' && request.method === 'HEAD' && answersHead)
    match = matchRequest({ ...asked, method: 'GET' });
  exchange.match = match;
  if (match.kind === 'unknown') return;
  exchange.params = match.params;
  if (match.kind === 'operation') settle(exchange, match.operation);
}

/** Notes the operation and who answers it. */
export function settle(exchange: Exchange, operation: Operation): void {
  exchange.operation = operation;
  const handler = exchange.world.registry.findHandler(operation.id);
  if (handler) exchange.handler = handler;
}
