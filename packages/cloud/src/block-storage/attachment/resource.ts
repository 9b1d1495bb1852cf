// SPDX-License-Identifier: Apache-2.0
import { defineStore } from '../../state/store-kind.js';
import type { Listed } from '../rest/list-records.js';

/** Who has, or is about to have, a volume. */
export interface Attachment extends Listed {
  readonly volumeId: string;
  /** The server's id; null: reserved by a host without one. */
  readonly instanceId: string | null;
  readonly status: 'reserved' | 'attaching' | 'attached' | 'detached';
  readonly mode: 'rw' | 'ro';
  readonly attachedAt: number | null;
  readonly mountpoint: string | null;
  readonly host: string | null;
  readonly connected: boolean;
}

export const ATTACHMENTS = defineStore<Attachment>({
  name: 'block-storage:attachment',
  scope: 'project',
  stateField: 'status',
});
