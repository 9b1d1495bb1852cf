// SPDX-License-Identifier: Apache-2.0
import type { TransitionScene } from '../../state/store-kind.js';
import { finishBuild } from './finish-build.js';
import { finishImage } from './finish-image.js';
import type { Server, TaskState, VmState } from './resource.js';

export interface Task {
  /** Milliseconds that the lab's fake hypervisor takes, about. */
  readonly after: number;
  /** The server as it is when the task is done. */
  readonly ends: (server: Server, scene: TransitionScene) => Server;
}

const into =
  (vmState: VmState): Task['ends'] =>
  (server) => ({ ...server, vmState });
const asItWas: Task['ends'] = (server) => server;

/** Nova's task states, by the names that it shows (nova/compute/task_states.py), and how each ends. */
export const TASKS: Readonly<Record<Exclude<TaskState, 'idle' | 'deleting'>, Task>> = {
  scheduling: { after: 3000, ends: finishBuild },
  'powering-off': { after: 1000, ends: into('stopped') },
  'powering-on': { after: 1000, ends: into('active') },
  rebooting: { after: 1000, ends: into('active') },
  rebooting_hard: { after: 1000, ends: into('active') },
  pausing: { after: 1000, ends: into('paused') },
  unpausing: { after: 1000, ends: into('active') },
  suspending: { after: 1000, ends: into('suspended') },
  resuming: { after: 1000, ends: into('active') },
  rescuing: { after: 1000, ends: into('rescued') },
  unrescuing: { after: 1000, ends: into('active') },
  resize_prep: { after: 3000, ends: into('resized') },
  resize_reverting: {
    after: 1500,
    ends: (server) => ({
      ...server,
      vmState: 'active',
      flavor: server.oldFlavor ?? server.flavor,
      oldFlavor: null,
    }),
  },
  resize_confirming: { after: 1000, ends: (server) => ({ ...server, vmState: 'active', oldFlavor: null }) },
  rebuilding: { after: 2000, ends: into('active') },
  shelving: { after: 2000, ends: into('shelved_offloaded') },
  unshelving: { after: 2000, ends: into('active') },
  image_snapshot_pending: { after: 2000, ends: finishImage },
  image_backup: { after: 2000, ends: finishImage },
  updating_password: { after: 1000, ends: asItWas },
  migrating: { after: 2000, ends: asItWas },
};
