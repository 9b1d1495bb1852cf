// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored, type TransitionScene } from '../../state/store-kind.js';
import type { Flavor } from '../flavor/resource.js';
import type { Metadata } from '../rest/check-metadata.js';
import { finishDeletion } from './finish-deletion.js';
import { TASKS } from './tasks.js';

export type VmState =
  | 'building'
  | 'active'
  | 'stopped'
  | 'paused'
  | 'suspended'
  | 'rescued'
  | 'resized'
  | 'shelved'
  | 'shelved_offloaded'
  | 'error';

/** `idle`: nothing is under way; shown as null. */
export type TaskState =
  | 'idle'
  | 'scheduling'
  | 'powering-off'
  | 'powering-on'
  | 'rebooting'
  | 'rebooting_hard'
  | 'pausing'
  | 'unpausing'
  | 'suspending'
  | 'resuming'
  | 'rescuing'
  | 'unrescuing'
  | 'resize_prep'
  | 'resize_reverting'
  | 'resize_confirming'
  | 'rebuilding'
  | 'shelving'
  | 'unshelving'
  | 'image_snapshot_pending'
  | 'image_backup'
  | 'updating_password'
  | 'migrating'
  | 'deleting';

/** A virtual machine. What the API calls its status follows from the two states. */
export interface Server extends Stored {
  readonly projectId: string;
  readonly userId: string;
  readonly name: string;
  readonly description: string | null;
  readonly hostname: string;
  readonly vmState: VmState;
  readonly taskState: TaskState;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly launchedAt: number | null;
  /** Null: it boots from a volume. */
  readonly imageId: string | null;
  /** What the image said of itself when the server was made; shown from 2.98 on. */
  readonly imageProperties: Metadata;
  /** As it was when the server was made. */
  readonly flavor: Flavor;
  readonly oldFlavor: Flavor | null;
  readonly keyName: string | null;
  readonly metadata: Metadata;
  readonly tags: readonly string[];
  readonly configDrive: boolean;
  readonly userData: string | null;
  readonly accessIPv4: string;
  readonly accessIPv6: string;
  readonly diskConfig: 'AUTO' | 'MANUAL';
  /** The zone that was asked for; null: any. */
  readonly availabilityZone: string | null;
  readonly locked: boolean;
  readonly lockedReason: string | null;
  readonly reservationId: string;
  readonly launchIndex: number;
  /** Counts up: "instance-00000004". */
  readonly number: number;
  /** Ports that Nova made and takes away again; others are only let go. */
  readonly ownPorts: readonly string[];
  readonly serverGroupId: string | null;
  /** The image that is being made of it. */
  readonly pendingImageId: string | null;
  readonly trustedImageCertificates: readonly string[] | null;
}

/** Every task ends by itself; what it ends in stands in the table of tasks. */
export const SERVERS = defineStore<Server>({
  name: 'compute:server',
  scope: 'project',
  stateField: 'taskState',
  transitions: [
    ...Object.entries(TASKS).map(([from, { after, ends }]) => ({
      from,
      to: 'idle',
      after,
      change: (server: Server, scene: TransitionScene): Server => ({
        ...ends(server, scene),
        updatedAt: scene.now,
      }),
    })),
    { from: 'deleting', to: 'gone', after: 1500, gone: finishDeletion },
  ],
});
