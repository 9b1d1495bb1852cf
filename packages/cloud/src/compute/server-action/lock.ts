// SPDX-License-Identifier: Apache-2.0
import type { Call, Handler } from '../../service/call.js';
import { isFields, readText } from '../../service/fields.js';
import { reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { noteAction } from '../instance-action/resource.js';
import { getServer } from '../server/find-server.js';
import { SERVERS } from '../server/resource.js';

function lock(call: Call): ReturnType<Handler> {
  const server = getServer(call);
  const inner = isFields(call.body) ? call.body['lock'] : undefined;
  const reason = call.atLeast('2.73') && isFields(inner) ? (readText(inner, 'locked_reason') ?? null) : null;
  noteAction(server.id, server.projectId, 'lock', call);
  call.stores.of(SERVERS).put({ ...server, locked: true, lockedReason: reason });
  return reply(202);
}

function unlock(call: Call): ReturnType<Handler> {
  const server = getServer(call);
  noteAction(server.id, server.projectId, 'unlock', call);
  call.stores.of(SERVERS).put({ ...server, locked: false, lockedReason: null });
  return reply(202);
}

/** Admins put a server into a state by hand. */
function resetState(call: Call): ReturnType<Handler> {
  const server = getServer(call);
  const inner = isFields(call.body) ? call.body['os-resetState'] : undefined;
  const state = isFields(inner) ? readText(inner, 'state') : undefined;
  call.stores.of(SERVERS).put({
    ...server,
    vmState: state === 'error' ? 'error' : 'active',
    taskState: 'idle',
    updatedAt: call.now,
  });
  return reply(202);
}

export const LOCK_ACTIONS: Resource = {
  handlers: {
    'compute:server.action.lock': lock,
    'compute:server.action.unlock': unlock,
    'compute:server.action.reset-state': resetState,
    'compute:server.action.trigger-crash-dump': (call) => {
      getServer(call);
      return reply(202);
    },
  },
};
