// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

export type ServerGroupPolicy = 'anti-affinity' | 'affinity' | 'soft-anti-affinity' | 'soft-affinity';

/** Servers that are to be kept together, or apart. */
export interface ServerGroup extends Stored {
  readonly projectId: string;
  readonly userId: string;
  readonly name: string;
  readonly policy: ServerGroupPolicy;
  readonly rules: Readonly<Record<string, unknown>>;
  readonly members: readonly string[];
}

export const SERVER_GROUPS = defineStore<ServerGroup>({ name: 'compute:server-group', scope: 'project' });
