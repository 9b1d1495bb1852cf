// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { invalidVolume } from '../faults.js';
import { SNAPSHOTS } from '../snapshot/resource.js';
import { VOLUMES, type Volume } from './resource.js';
import { attachedTo } from './views.js';

const DELETABLE: readonly string[] = ['available', 'error', 'error_deleting', 'maintenance'];

/** Begins a volume's deletion. With `cascade` its snapshots go first. Nova's deletion of boot volumes comes here, too. @throws Fault 400 */
export function removeVolume(volume: Volume, stores: Stores, { cascade = false, force = false } = {}): void {
  const snapshots = stores.of(SNAPSHOTS).filter((one) => one.volumeId === volume.id);
  const held = attachedTo(stores, volume.id).length > 0 || (snapshots.length > 0 && !cascade);
  if ((!DELETABLE.includes(volume.status) && !force) || held) {
    throw invalidVolume(
      'Volume status must be available or error or error_restoring or error_extending or error_managing and must not be migrating, attached, belong to a group, have snapshots, awaiting a transfer, or be disassociated from snapshots after volume transfer.',
    );
  }
  for (const snapshot of snapshots) stores.of(SNAPSHOTS).put({ ...snapshot, status: 'deleting' });
  stores.of(VOLUMES).put({ ...volume, status: 'deleting' });
}
