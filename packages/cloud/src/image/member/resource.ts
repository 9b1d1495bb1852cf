// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';
import type { Stores } from '../../state/stores.js';

export type MemberStatus = 'pending' | 'accepted' | 'rejected';

/** A project that an image is shared with. Id: `<image>:<project>`. */
export interface Member extends Stored {
  readonly imageId: string;
  readonly projectId: string;
  readonly status: MemberStatus;
  /** Milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

export const MEMBERS = defineStore<Member>({
  name: 'image:member',
  scope: 'project',
  groupBy: (member) => member.imageId,
});

export function removeMembersOf(stores: Stores, imageId: string): void {
  for (const member of stores.of(MEMBERS).group(imageId)) stores.of(MEMBERS).delete(member.id);
}
