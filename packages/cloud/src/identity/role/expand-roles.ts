// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { ROLE_INFERENCES, ROLES, type Role } from './resource.js';

/** Roles with all that they imply, each once, in the order in which they are reached. */
export function expandRoles(stores: Stores, ids: readonly string[]): readonly Role[] {
  const inferences = stores.of(ROLE_INFERENCES).list();
  const reached = new Set(ids);
  // A set's iteration sees what is added on the way, so chains (admin, member, reader) and circles both end.
  for (const id of reached) {
    for (const rule of inferences) if (rule.priorId === id) reached.add(rule.impliedId);
  }
  return [...reached].flatMap((id) => stores.of(ROLES).get(id) ?? []);
}
