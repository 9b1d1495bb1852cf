// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { Stores } from '../../state/stores.js';
import { isoNaive } from '../../state/time.js';
import { ATTACHMENTS, type Attachment } from '../attachment/resource.js';
import { SERVICE_UUID, VOLUME_HOST } from '../service-host/hosts.js';
import { linksTo } from '../rest/links.js';
import { VOLUME_TYPES } from '../volume-type/resource.js';
import type { Volume } from './resource.js';

/** Cinder's database keeps whole seconds. */
export const seconds = (at: number): string => isoNaive(Math.floor(at / 1000) * 1000);
export const secondsOrNull = (at: number | null): string | null => (at === null ? null : seconds(at));

export function viewVolumeSummary(volume: Volume, call: Call): Record<string, unknown> {
  return { id: volume.id, name: volume.name, links: linksTo(call, 'volumes', volume.id) };
}

/** What create and update answer; detail adds whose it is and what it was made from. */
export function viewVolume(volume: Volume, call: Call): Record<string, unknown> {
  const { stores } = call;
  const type = stores.of(VOLUME_TYPES).get(volume.typeId);
  return {
    id: volume.id,
    status: volume.status,
    size: volume.size,
    availability_zone: volume.availabilityZone,
    created_at: seconds(volume.createdAt),
    updated_at: secondsOrNull(volume.updatedAt),
    name: volume.name,
    description: volume.description,
    volume_type: type?.name ?? null,
    snapshot_id: volume.snapshotId,
    source_volid: volume.sourceVolumeId,
    metadata: volume.metadata,
    links: linksTo(call, 'volumes', volume.id),
    user_id: volume.userId,
    bootable: String(volume.bootable),
    encrypted: false,
    replication_status: null,
    consistencygroup_id: null,
    multiattach: volume.multiattach,
    attachments: attachedTo(stores, volume.id).map((one) => viewAttached(one, call)),
    ...(call.auth.isAdmin ? { migration_status: null } : {}),
    ...(call.atLeast('3.13') ? { group_id: null } : {}),
    ...(call.atLeast('3.21') && call.auth.isAdmin ? { provider_id: null } : {}),
    ...(call.atLeast('3.48') ? { shared_targets: false, service_uuid: SERVICE_UUID } : {}),
    ...(call.atLeast('3.61') && call.auth.isAdmin ? { cluster_name: null } : {}),
    ...(call.atLeast('3.63') ? { volume_type_id: volume.typeId } : {}),
    ...(call.atLeast('3.65') ? { consumes_quota: true } : {}),
  };
}

export function viewVolumeDetail(volume: Volume, call: Call): Record<string, unknown> {
  return {
    ...viewVolume(volume, call),
    'os-vol-tenant-attr:tenant_id': volume.projectId,
    ...(call.auth.isAdmin
      ? {
          'os-vol-mig-status-attr:migstat': null,
          'os-vol-mig-status-attr:name_id': null,
          'os-vol-host-attr:host': VOLUME_HOST,
        }
      : {}),
    ...(Object.keys(volume.imageMetadata).length > 0 ? { volume_image_metadata: volume.imageMetadata } : {}),
  };
}

/** Attachments that are more than reserved. */
export function attachedTo(stores: Stores, volumeId: string): readonly Attachment[] {
  return stores.of(ATTACHMENTS).filter((one) => one.volumeId === volumeId && one.status === 'attached');
}

function viewAttached(attachment: Attachment, { auth }: Call): Record<string, unknown> {
  return {
    id: attachment.volumeId,
    attachment_id: attachment.id,
    volume_id: attachment.volumeId,
    server_id: attachment.instanceId,
    host_name: auth.isAdmin ? attachment.host : null,
    device: attachment.mountpoint,
    attached_at: secondsOrNull(attachment.attachedAt),
  };
}
