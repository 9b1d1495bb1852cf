// SPDX-License-Identifier: Apache-2.0
import type { Server, TaskState, VmState } from './resource.js';

type Rules = { readonly default: string } & Readonly<Partial<Record<TaskState, string>>>;

const RESIZE = { resize_prep: 'RESIZE' } as const;
const REBUILD = { rebuilding: 'REBUILD' } as const;
const REBOOT = { rebooting: 'REBOOT', rebooting_hard: 'HARD_REBOOT' } as const;

/** nova/api/openstack/common.py, `_STATE_MAP`. */
const STATUS: Readonly<Record<VmState, Rules>> = {
  active: {
    default: 'ACTIVE',
    ...REBOOT,
    ...REBUILD,
    ...RESIZE,
    updating_password: 'PASSWORD',
    migrating: 'MIGRATING',
  },
  building: { default: 'BUILD' },
  stopped: { default: 'SHUTOFF', ...RESIZE, ...REBUILD },
  resized: { default: 'VERIFY_RESIZE', resize_reverting: 'REVERT_RESIZE' },
  paused: { default: 'PAUSED', migrating: 'MIGRATING' },
  suspended: { default: 'SUSPENDED' },
  rescued: { default: 'RESCUE' },
  error: { default: 'ERROR', ...REBUILD },
  shelved: { default: 'SHELVED' },
  shelved_offloaded: { default: 'SHELVED_OFFLOADED' },
};

/** What the API calls `status`. */
export function statusOf({ vmState, taskState }: Pick<Server, 'vmState' | 'taskState'>): string {
  const rules = STATUS[vmState];
  return rules[taskState] ?? rules.default;
}

/** Which vm states a status stands for, for filters; none: no such status. */
export function vmStatesOf(status: string): readonly VmState[] {
  const wanted = status.toUpperCase();
  return (Object.keys(STATUS) as VmState[]).filter((state) => Object.values(STATUS[state]).includes(wanted));
}

/** 1 running, 3 paused, 4 shut down, 0 unknown (nova/objects/fields.py, InstancePowerState). */
export function powerStateOf({ vmState }: Pick<Server, 'vmState'>): number {
  if (vmState === 'building' || vmState === 'error') return 0;
  if (vmState === 'paused') return 3;
  return ['stopped', 'suspended', 'shelved', 'shelved_offloaded'].includes(vmState) ? 4 : 1;
}
