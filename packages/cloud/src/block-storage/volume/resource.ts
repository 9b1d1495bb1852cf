// SPDX-License-Identifier: Apache-2.0
import { IMAGES, withData } from '../../image/image/resource.js';
import { defineStore, type TransitionScene } from '../../state/store-kind.js';
import type { Listed } from '../rest/list-records.js';
import type { Metadata } from '../rest/metadata.js';

export type VolumeStatus =
  | 'creating'
  | 'available'
  | 'reserved'
  | 'attaching'
  | 'in-use'
  | 'detaching'
  | 'extending'
  | 'retyping'
  | 'backing-up'
  | 'restoring-backup'
  | 'uploading'
  | 'deleting'
  | 'error'
  | 'error_deleting'
  | 'maintenance';

/** A disk. Its attachments are records of their own. */
export interface Volume extends Listed {
  readonly userId: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly size: number;
  readonly status: VolumeStatus;
  readonly availabilityZone: string;
  readonly updatedAt: number | null;
  readonly typeId: string;
  readonly snapshotId: string | null;
  readonly sourceVolumeId: string | null;
  readonly bootable: boolean;
  readonly multiattach: boolean;
  readonly metadata: Metadata;
  readonly imageMetadata: Metadata;
  /** Where a passing state leads back to. */
  readonly restStatus: 'available' | 'in-use';
  /** Size after an extension under way. */
  readonly wantedSize: number | null;
  /** The image that is being made of it. */
  readonly pendingImageId: string | null;
}

/** The image has the volume's content now. */
function finishUpload(volume: Volume, { stores, now }: TransitionScene): Volume {
  const image = volume.pendingImageId === null ? undefined : stores.of(IMAGES).get(volume.pendingImageId);
  if (image?.staged) {
    stores
      .of(IMAGES)
      .put({ ...withData(image, image.staged), status: 'active', staged: undefined, updatedAt: now });
  }
  return { ...rest(volume, now), pendingImageId: null };
}

const rest = (volume: Volume, now: number): Volume => ({
  ...volume,
  status: volume.restStatus,
  updatedAt: now,
});

/** Times are what the lab's NFS backend takes. */
export const VOLUMES = defineStore<Volume>({
  name: 'block-storage:volume',
  scope: 'project',
  stateField: 'status',
  transitions: [
    {
      from: 'creating',
      to: 'available',
      after: 2000,
      change: (volume, { now }) => ({ ...volume, updatedAt: now }),
    },
    {
      from: 'extending',
      to: 'available',
      after: 1000,
      change: (volume, { now }) => ({
        ...rest(volume, now),
        size: volume.wantedSize ?? volume.size,
        wantedSize: null,
      }),
    },
    { from: 'retyping', to: 'available', after: 1000, change: (volume, { now }) => rest(volume, now) },
    { from: 'backing-up', to: 'available', after: 3000, change: (volume, { now }) => rest(volume, now) },
    {
      from: 'restoring-backup',
      to: 'available',
      after: 4000,
      change: (volume, { now }) => ({ ...volume, updatedAt: now }),
    },
    { from: 'uploading', to: 'available', after: 3000, change: finishUpload },
    { from: 'deleting', to: 'gone', after: 1000 },
  ],
});
