// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { overQuota } from '../faults.js';
import { limitsOf, usageOf } from './usage.js';

const OVER: Readonly<Record<string, (limit: number) => string>> = {
  volumes: (limit) =>
    `VolumeLimitExceeded: Maximum number of volumes allowed (${limit}) exceeded for quota 'volumes'.`,
  snapshots: (limit) => `SnapshotLimitExceeded: Maximum number of snapshots allowed (${limit}) exceeded`,
  backups: (limit) => `BackupLimitExceeded: Maximum number of backups allowed (${limit}) exceeded`,
};

/** Refuses one more, or so many more gigabytes, than the project may have. @throws Fault 413 */
export function enforceQuota(
  what: 'volumes' | 'snapshots' | 'backups',
  gigabytes: number,
  { stores, auth }: Call,
): void {
  const limits = limitsOf(stores, auth.projectId);
  const used = usageOf(stores, auth.projectId);
  const most = limits[what] ?? -1;
  if (most >= 0 && (used[what] ?? 0) + 1 > most) throw overQuota(OVER[what]!(most));
  const room = what === 'backups' ? 'backup_gigabytes' : 'gigabytes';
  const mostGigabytes = limits[room] ?? -1;
  const consumed = used[room] ?? 0;
  if (mostGigabytes < 0 || consumed + gigabytes <= mostGigabytes) return;
  throw overQuota(
    `VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed ${room} quota. Requested ${gigabytes}G, quota is ${mostGigabytes}G and ${consumed}G has been consumed.`,
  );
}
