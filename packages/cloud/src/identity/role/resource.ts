// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** What a user may be somewhere. */
export interface Role extends Stored {
  readonly name: string;
  readonly domainId: string | null;
  readonly description: string | null;
  readonly options: Readonly<Record<string, unknown>>;
}

export const ROLES = defineStore<Role>({ name: 'identity:role', scope: 'global' });

/** Who has the prior role has the implied one, too. Id: `<prior>:<implied>`. */
export interface RoleInference extends Stored {
  readonly priorId: string;
  readonly impliedId: string;
}

export const ROLE_INFERENCES = defineStore<RoleInference>({
  name: 'identity:role-inference',
  scope: 'global',
});
