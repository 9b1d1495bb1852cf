// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@touchstone/openstack';
import { forbidden } from '../service/fault.js';
import type { Exchange } from './exchange.js';

/** Which roles reach a least role; admin reaches all. Who acts on what is theirs needs none. */
const REACHED_BY: Readonly<Partial<Record<Role, readonly string[]>>> = {
  reader: ['reader', 'member', 'manager'],
  member: ['member', 'manager'],
  manager: ['manager'],
  service: ['service'],
  admin: [],
};

/** Checks the least role that the service's default policy asks for, unless the handler checks for itself. */
export function checkRole(exchange: Exchange): void {
  const { operation, auth, handler, service } = exchange;
  const enough = REACHED_BY[service!.leastRole?.(operation!) ?? operation!.role];
  if (enough === undefined || handler?.ownPolicy || handler?.open || auth.isAdmin) return;
  if (auth.roles.some((role) => enough.includes(role))) return;
  throw forbidden(
    `You are not authorized to perform the requested action: ${operation!.policy?.[0] ?? operation!.id}.`,
    {
      type: 'touchstone:policy',
      detail: operation!.policy?.[0] ?? operation!.id,
    },
  );
}
