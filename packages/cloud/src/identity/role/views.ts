// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { selfLink } from '../views.js';
import type { Role } from './resource.js';

export function roleView(call: Call, role: Role): Readonly<Record<string, unknown>> {
  const { id, name, domainId, description, options } = role;
  return { id, name, domain_id: domainId, description, options, ...selfLink(call, 'roles', id) };
}

/** The short form in which inferences name roles. */
export function roleRef(call: Call, role: Role): Readonly<Record<string, unknown>> {
  return { id: role.id, ...selfLink(call, 'roles', role.id), name: role.name };
}
