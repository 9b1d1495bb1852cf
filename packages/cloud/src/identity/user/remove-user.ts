// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { ACCESS_RULES } from '../access-rule/resource.js';
import { removeApplicationCredential } from '../application-credential/remove-application-credential.js';
import { APPLICATION_CREDENTIALS } from '../application-credential/resource.js';
import { CREDENTIALS } from '../credential/resource.js';
import { MEMBERSHIPS } from '../group/resource.js';
import { ASSIGNMENTS } from '../role-assignment/resource.js';
import { TOKENS } from '../token/resource.js';
import { USERS } from './resource.js';

/** Removes a user with all that hangs on it. */
export function removeUser(stores: Stores, id: string): void {
  const isOf = (one: { readonly userId: string }): boolean => one.userId === id;
  for (const one of stores.of(APPLICATION_CREDENTIALS).filter(isOf))
    removeApplicationCredential(stores, one.id);
  for (const kind of [ACCESS_RULES, CREDENTIALS, MEMBERSHIPS, TOKENS] as const) {
    const store = stores.of<{ readonly id: string; readonly userId: string }>(kind as never);
    for (const one of store.filter(isOf)) store.delete(one.id);
  }
  const assignments = stores.of(ASSIGNMENTS);
  for (const one of assignments.filter(({ actor }) => actor.kind === 'user' && actor.id === id))
    assignments.delete(one.id);
  stores.of(USERS).delete(id);
}
