// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { isoNaive } from '../../state/time.js';
import { COMPUTE_HOST } from '../hypervisor/hosts.js';
import { SERVERS } from '../server/resource.js';
import { hostId } from '../server/views.js';
import type { InstanceAction } from './resource.js';

const at = (time: number): string => isoNaive(Math.floor(time / 1000) * 1000);

export function viewAction(action: InstanceAction, { atLeast }: Call): Record<string, unknown> {
  return {
    action: action.action,
    instance_uuid: action.serverId,
    request_id: action.requestId,
    user_id: action.userId,
    project_id: action.projectId,
    start_time: at(action.startedAt),
    message: null,
    ...(atLeast('2.58') ? { updated_at: at(action.startedAt) } : {}),
  };
}

/** What the compute manager calls the work behind an action. */
const EVENTS: Readonly<Record<string, string>> = {
  create: 'compute__do_build_and_run_instance',
  delete: 'compute_terminate_instance',
  resize: 'compute_prep_resize',
  confirmResize: 'compute_confirm_resize',
  revertResize: 'compute_revert_resize',
  changePassword: 'compute_set_admin_password',
  createImage: 'compute_snapshot_instance',
  createBackup: 'compute_backup_instance',
  attach_volume: 'compute_attach_volume',
  detach_volume: 'compute_detach_volume',
  attach_interface: 'compute_attach_interface',
  detach_interface: 'compute_detach_interface',
};

export function viewActionInFull(action: InstanceAction, call: Call): Record<string, unknown> {
  const events = call.auth.isAdmin || call.atLeast('2.51') ? { events: [viewEvent(action, call)] } : {};
  return { ...viewAction(action, call), ...events };
}

/** One event an action; it is over when the server has nothing under way. */
function viewEvent(action: InstanceAction, call: Call): Record<string, unknown> {
  const server = call.stores.of(SERVERS).get(action.serverId);
  const done = !server || server.taskState === 'idle';
  const { isAdmin } = call.auth;
  return {
    event: EVENTS[action.action] ?? `compute_${action.action}_instance`,
    start_time: at(action.startedAt),
    finish_time: done ? at(server?.updatedAt ?? action.startedAt) : null,
    result: done ? 'Success' : null,
    ...(isAdmin ? { traceback: null } : {}),
    ...(isAdmin && call.atLeast('2.62') ? { host: COMPUTE_HOST } : {}),
    ...(call.atLeast('2.62') ? { hostId: hostId(action.projectId) } : {}),
    ...(call.atLeast('2.84') && isAdmin ? { details: null } : {}),
  };
}
