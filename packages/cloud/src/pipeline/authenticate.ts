// SPDX-License-Identifier: Apache-2.0
import { findAuth } from '../identity/token/find-auth.js';
import { Fault } from '../service/fault.js';
import type { Exchange } from './exchange.js';

/** Finds out who calls. Who calls without a valid token gets in only where the operation is open. */
export function authenticate(exchange: Exchange): void {
  const { request, world, service, handler } = exchange;
  const token = request.headers['x-auth-token'] ?? request.headers['x-storage-token'];
  const auth = token ? findAuth(world.stores, token, exchange.now) : undefined;
  if (auth) exchange.auth = auth;
  // A handler that is open decides by itself whom it lets in, as Swift does by its containers' access lists.
  if (auth || isForAnyone(exchange) || handler?.open) return;
  // Without a handler of its own the path is unknown: keystone and swift say so to anyone, the others ask who you are.
  if (exchange.match?.kind === 'unknown' && service?.authenticatesFirst === false) return;
  throw new Fault(401, 'The request you have made requires authentication.', {
    headers: { 'WWW-Authenticate': `Keystone uri="${world.origin}/identity/v3"` },
  });
}

/**
 * Whether the operation asks for no token at all: version lists, capabilities, signing in. Cinder, Glance and Neutron
 * keep the document of one version behind their token check, which clients meet with asking again.
 */
export function isForAnyone({ operation }: Exchange): boolean {
  return operation?.role === 'none';
}
