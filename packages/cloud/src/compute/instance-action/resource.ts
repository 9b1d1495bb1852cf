// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';
import type { Call } from '../../service/call.js';

/** That something was done to a server, by whom, in which request. Outlives the server. */
export interface InstanceAction extends Stored {
  readonly serverId: string;
  readonly action: string;
  readonly requestId: string;
  readonly userId: string;
  readonly projectId: string;
  readonly startedAt: number;
}

export const INSTANCE_ACTIONS = defineStore<InstanceAction>({
  name: 'compute:instance-action',
  scope: 'project',
});

/** Notes what is being done to a server. */
export function noteAction(serverId: string, projectId: string, action: string, call: Call): void {
  call.stores.of(INSTANCE_ACTIONS).put({
    id: `${serverId}/${call.requestId}`,
    serverId,
    action,
    requestId: call.requestId,
    userId: call.auth.userId,
    projectId,
    startedAt: call.now,
  });
}
