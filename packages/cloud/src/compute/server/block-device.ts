// SPDX-License-Identifier: Apache-2.0
import { completeAttachment, endAttachment } from '../../block-storage/attachment/attach.js';
import { ATTACHMENTS } from '../../block-storage/attachment/resource.js';
import { defineStore, type Stored, type TransitionScene } from '../../state/store-kind.js';
import { COMPUTE_HOST } from '../hypervisor/hosts.js';

/** Nova's side of a volume in a server; Cinder's side is the attachment. */
export interface BlockDevice extends Stored {
  readonly serverId: string;
  readonly volumeId: string;
  readonly attachmentId: string;
  readonly device: string;
  readonly deleteOnTermination: boolean;
  readonly tag: string | null;
  /** `waiting`: until the server is built. */
  readonly state: 'waiting' | 'attaching' | 'attached' | 'detaching';
}

export const BLOCK_DEVICES = defineStore<BlockDevice>({
  name: 'compute:block-device',
  scope: 'project',
  stateField: 'state',
  transitions: [
    {
      from: 'attaching',
      to: 'attached',
      after: 1500,
      change: (device, scene) => {
        connect(device, scene);
        return device;
      },
    },
    { from: 'detaching', to: 'gone', after: 1500, gone: disconnect },
  ],
});

/** Tells Cinder that the server has the volume. */
export function connect(device: BlockDevice, { stores, now }: TransitionScene): void {
  const attachment = stores.of(ATTACHMENTS).get(device.attachmentId);
  if (attachment)
    completeAttachment(attachment, { mountpoint: device.device, host: COMPUTE_HOST }, stores, now);
}

/** Gives the volume back. */
export function disconnect(device: BlockDevice, { stores, now }: TransitionScene): void {
  const attachment = stores.of(ATTACHMENTS).get(device.attachmentId);
  if (attachment) endAttachment(attachment, stores, now);
}
