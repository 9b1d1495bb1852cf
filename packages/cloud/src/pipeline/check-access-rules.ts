// SPDX-License-Identifier: Apache-2.0
import { Fault } from '../service/fault.js';
import { allowsRequest } from '../identity/access-rule/allows-request.js';
import { compareReleases, resolveServiceType } from '@touchstone/openstack';
import { isForAnyone } from './authenticate.js';
import type { Exchange } from './exchange.js';

/** A token of an application credential with access rules may make the calls that they name, and no other. */
export function checkAccessRules(exchange: Exchange): void {
  const { auth, request, operation, servicePath, service, world } = exchange;
  if (auth.accessRules === undefined) return;
  // A token can always be looked at (keystonemiddleware, validate_allowed_request).
  if (operation?.id === 'identity:token.show' && request.method === 'GET') return;
  // Where the token check is left to later middleware (Swift's delay_auth_decision), what is open to anyone stays so; but
  // Keystone refuses whatever shows such a token, a new sign-in too: seen on 2026.2, not on Zed.
  const keystoneRefuses = service?.type === 'identity' && compareReleases(world.release, '2026.2') >= 0;
  if (service?.authenticatesFirst === false && isForAnyone(exchange) && !keystoneRefuses) return;
  const call = { service: service!.type, method: request.method, path: servicePath };
  const allowed = auth.accessRules.some((rule) =>
    allowsRequest({ ...rule, service: resolveServiceType(rule.service) ?? rule.service }, call),
  );
  if (allowed) return;
  throw new Fault(401, 'The request you have made requires authentication.', {
    headers: { 'WWW-Authenticate': `Keystone uri="${world.origin}/identity/v3"` },
  });
}
