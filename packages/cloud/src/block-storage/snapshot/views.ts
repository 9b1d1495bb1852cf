// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { seconds, secondsOrNull } from '../volume/views.js';
import type { Snapshot } from './resource.js';

export function viewSnapshot(snapshot: Snapshot, call: Call): Record<string, unknown> {
  return {
    id: snapshot.id,
    created_at: seconds(snapshot.createdAt),
    updated_at: secondsOrNull(snapshot.updatedAt),
    name: snapshot.name,
    description: snapshot.description,
    volume_id: snapshot.volumeId,
    status: snapshot.status,
    size: snapshot.size,
    metadata: snapshot.metadata,
    ...(call.atLeast('3.14') ? { group_snapshot_id: null } : {}),
    ...(call.atLeast('3.41') ? { user_id: snapshot.userId } : {}),
    ...(call.atLeast('3.65') ? { consumes_quota: true } : {}),
  };
}

export function viewSnapshotDetail(snapshot: Snapshot, call: Call): Record<string, unknown> {
  return {
    ...viewSnapshot(snapshot, call),
    'os-extended-snapshot-attributes:project_id': snapshot.projectId,
    'os-extended-snapshot-attributes:progress': snapshot.status === 'creating' ? '0%' : '100%',
  };
}
