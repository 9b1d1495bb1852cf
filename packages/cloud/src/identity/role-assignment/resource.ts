// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

export interface Actor {
  readonly kind: 'user' | 'group';
  readonly id: string;
}
export interface Target {
  readonly kind: 'project' | 'domain' | 'system';
  /** `all` for the system. */
  readonly id: string;
}

/** A role that an actor has somewhere. Its id is all of it, so that granting twice is granting once. */
export interface Assignment extends Stored {
  readonly actor: Actor;
  readonly target: Target;
  readonly roleId: string;
  /** Holds for the projects below the target instead of the target itself. */
  readonly inherited: boolean;
}

export const ASSIGNMENTS = defineStore<Assignment>({ name: 'identity:role-assignment', scope: 'global' });

export function assign(actor: Actor, target: Target, roleId: string, inherited = false): Assignment {
  const id = [actor.kind, actor.id, target.kind, target.id, roleId, ...(inherited ? ['inherited'] : [])].join(
    ':',
  );
  return { id, actor, target, roleId, inherited };
}
