// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { isoNaive } from '../../state/time.js';
import type { Attachment } from './resource.js';

const secondsOrEmpty = (at: number | null): string =>
  at === null ? '' : isoNaive(Math.floor(at / 1000) * 1000);

export function viewAttachmentSummary(attachment: Attachment): Record<string, unknown> {
  return {
    id: attachment.id,
    status: attachment.status,
    instance: attachment.instanceId,
    volume_id: attachment.volumeId,
  };
}

export function viewAttachment(attachment: Attachment, _call?: Call): Record<string, unknown> {
  return {
    ...viewAttachmentSummary(attachment),
    attached_at: secondsOrEmpty(attachment.attachedAt),
    detached_at: '',
    attach_mode: attachment.mode,
    connection_info: attachment.connected ? connectionInfo(attachment) : {},
  };
}

/** How a host reaches the volume, as the NFS driver says it. */
function connectionInfo(attachment: Attachment): Record<string, unknown> {
  return {
    export: 'touchstone:/srv/cinder',
    name: `volume-${attachment.volumeId}`,
    options: null,
    format: 'raw',
    qos_specs: null,
    access_mode: attachment.mode,
    encrypted: false,
    cacheable: false,
    driver_volume_type: 'nfs',
    mount_point_base: '/var/lib/cinder/mnt',
    attachment_id: attachment.id,
  };
}
