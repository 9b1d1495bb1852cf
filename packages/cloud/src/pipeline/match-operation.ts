// SPDX-License-Identifier: Apache-2.0
import { matchRequest, type Match, type Operation } from '@touchstone/openstack';
import type { Exchange } from './exchange.js';

/** Asks the index which operation this is. */
export function matchOperation(exchange: Exchange): void {
  const match = matchAs(exchange, exchange.request.method);
  exchange.match = match;
  if (match.kind === 'operation') settle(exchange, match.operation);
  if (exchange.request.method === 'HEAD' && !exchange.handler) answerAsGet(exchange);
  if (exchange.match.kind !== 'unknown') exchange.params = exchange.match.params;
}

function matchAs({ service, servicePath, query }: Exchange, method: string): Match {
  return matchRequest({ service: service!.type, method, path: servicePath, query });
}

/** Notes the operation and who answers it. */
export function settle(exchange: Exchange, operation: Operation): void {
  exchange.operation = operation;
  const handler = exchange.world.registry.findHandler(operation.id);
  if (handler) exchange.handler = handler;
}

/** HEAD is GET without the body, also where no one wrote it down or bound a handler of its own to it. */
function answerAsGet(exchange: Exchange): void {
  const asGet = matchAs(exchange, 'GET');
  if (asGet.kind !== 'operation') return;
  const handler = exchange.world.registry.findHandler(asGet.operation.id);
  if (exchange.match?.kind === 'unknown') {
    exchange.match = asGet;
    exchange.operation = asGet.operation;
  }
  if (handler) exchange.handler = handler;
}
