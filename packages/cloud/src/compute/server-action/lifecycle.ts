// SPDX-License-Identifier: Apache-2.0
import type { Call, Handler } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { isFields, readText } from '../../service/fields.js';
import { reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { requiredProperty, wrongState } from '../faults.js';
import { noteAction } from '../instance-action/resource.js';
import { getUnlocked } from '../server/find-server.js';
import { SERVERS, type Server, type TaskState, type VmState } from '../server/resource.js';

interface Step {
  /** As refusals name it: "Cannot 'stop' instance ...". */
  readonly name: string;
  /** Vm states in which it may be asked for. */
  readonly from: readonly VmState[];
  readonly task: TaskState;
  readonly status?: number;
  /** Task states that it may cut short; none unless named. */
  readonly over?: readonly TaskState[];
}

const RUNNING: readonly VmState[] = ['active', 'stopped', 'paused', 'suspended', 'error'];

/** nova/compute/api.py: `check_instance_state` of each action. */
const STEPS: Readonly<Record<string, Step>> = {
  start: { name: 'start', from: ['stopped'], task: 'powering-on' },
  stop: { name: 'stop', from: ['active', 'error'], task: 'powering-off' },
  pause: { name: 'pause', from: ['active'], task: 'pausing' },
  unpause: { name: 'unpause', from: ['paused'], task: 'unpausing' },
  suspend: { name: 'suspend', from: ['active'], task: 'suspending' },
  resume: { name: 'resume', from: ['suspended'], task: 'resuming' },
  unrescue: { name: 'unrescue', from: ['rescued'], task: 'unrescuing' },
  shelve: { name: 'shelve', from: ['active', 'stopped', 'paused', 'suspended'], task: 'shelving' },
  'shelve-offload': { name: 'shelveOffload', from: ['shelved'], task: 'shelving' },
  unshelve: { name: 'unshelve', from: ['shelved', 'shelved_offloaded'], task: 'unshelving' },
  'confirm-resize': { name: 'confirmResize', from: ['resized'], task: 'resize_confirming', status: 204 },
  'revert-resize': { name: 'revertResize', from: ['resized'], task: 'resize_reverting' },
  'change-password': { name: 'changePassword', from: ['active'], task: 'updating_password' },
  migrate: { name: 'migrate', from: ['active', 'stopped'], task: 'resize_prep' },
  'migrate-live': { name: 'os-migrateLive', from: ['active', 'paused'], task: 'migrating' },
};

/** Names of instance actions that are not those of the API. */
const NOTED: Readonly<Record<string, string>> = {
  'migrate-live': 'live-migration',
  shelveoffload: 'shelveOffload',
};

/** Begins a step, if the server's state allows it. @throws Fault 409 */
export function begin(
  server: Server,
  { name, from, task, over = [] }: Step,
  noted: string,
  call: Call,
  changes: Partial<Server> = {},
): Server {
  if (!from.includes(server.vmState)) throw wrongState(name, server.id, 'vm_state', server.vmState);
  if (server.taskState !== 'idle' && !over.includes(server.taskState))
    throw wrongState(name, server.id, 'task_state', server.taskState);
  noteAction(server.id, server.projectId, noted, call);
  return call.stores.of(SERVERS).put({ ...server, ...changes, taskState: task, updatedAt: call.now });
}

const stepHandlers = Object.fromEntries(
  Object.entries(STEPS).map(([verb, step]): [string, Handler] => [
    `compute:server.action.${verb}`,
    (call) => {
      begin(getUnlocked(call), step, NOTED[verb] ?? step.name, call);
      return reply(step.status ?? 202);
    },
  ]),
);

const REBOOTS: Readonly<Record<string, Step>> = {
  SOFT: { name: 'reboot', from: ['active'], task: 'rebooting' },
  HARD: {
    name: 'reboot',
    from: RUNNING,
    task: 'rebooting_hard',
    over: [
      'rebooting',
      'rebooting_hard',
      'powering-off',
      'powering-on',
      'pausing',
      'unpausing',
      'suspending',
      'resuming',
    ],
  },
};

function reboot(call: Call): ReturnType<Handler> {
  const inner = isFields(call.body) ? call.body['reboot'] : undefined;
  const type = isFields(inner) ? readText(inner, 'type')?.toUpperCase() : undefined;
  if (type === undefined) throw requiredProperty('reboot', inner, 'type');
  const step = REBOOTS[type];
  if (!step)
    throw badRequest(
      `Invalid input for field/attribute type. Value: ${type}. '${type}' is not one of ['HARD', 'Hard', 'hard', 'SOFT', 'Soft', 'soft']`,
    );
  begin(getUnlocked(call), step, 'reboot', call);
  return reply(202);
}

export const LIFECYCLE_ACTIONS: Resource = {
  handlers: { ...stepHandlers, 'compute:server.action.reboot': reboot },
};
