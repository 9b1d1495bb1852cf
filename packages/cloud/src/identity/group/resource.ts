// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** Users who are granted roles together. */
export interface Group extends Stored {
  readonly name: string;
  readonly domainId: string;
  readonly description: string;
}

export const GROUPS = defineStore<Group>({ name: 'identity:group', scope: 'global' });

/** Id: `<group>:<user>`. */
export interface Membership extends Stored {
  readonly groupId: string;
  readonly userId: string;
}

export const MEMBERSHIPS = defineStore<Membership>({ name: 'identity:membership', scope: 'global' });
