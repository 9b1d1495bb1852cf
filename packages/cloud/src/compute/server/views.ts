// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Call } from '../../service/call.js';
import { isoNaive, isoSeconds } from '../../state/time.js';
import { viewEmbeddedFlavor } from '../flavor/views.js';
import { COMPUTE_HOST, ZONE } from '../hypervisor/hosts.js';
import { bookmark, linksTo } from '../rest/links.js';
import { addressesOf, groupNamesOf, plainAddresses } from './addresses.js';
import { viewAdminFields } from './admin-fields.js';
import { BLOCK_DEVICES } from './block-device.js';
import type { Server } from './resource.js';
import { powerStateOf, statusOf } from './status.js';

export function viewServerSummary(server: Server, call: Call): Record<string, unknown> {
  return { id: server.id, name: server.name, links: linksTo(call, 'servers', server.id) };
}

/** What update and rebuild answer before 2.75: the server without its extensions. */
export function viewServerCore(server: Server, call: Call): Record<string, unknown> {
  const placed = server.vmState !== 'building' && server.vmState !== 'shelved_offloaded';
  const addresses = addressesOf(call.stores, server);
  return {
    id: server.id,
    name: server.name,
    status: statusOf(server),
    tenant_id: server.projectId,
    user_id: server.userId,
    metadata: server.metadata,
    hostId: placed ? hostId(server.projectId) : '',
    image: viewImage(server, call),
    flavor: call.atLeast('2.47')
      ? viewEmbeddedFlavor(server.flavor)
      : { id: server.flavor.id, links: [bookmark(call, 'flavors', server.flavor.id)] },
    created: isoSeconds(server.createdAt),
    updated: isoSeconds(server.updatedAt),
    addresses: plainAddresses(addresses),
    accessIPv4: server.accessIPv4,
    accessIPv6: server.accessIPv6,
    links: linksTo(call, 'servers', server.id),
    'OS-DCF:diskConfig': server.diskConfig,
    ...(['BUILD', 'ACTIVE', 'REBUILD', 'RESIZE', 'VERIFY_RESIZE', 'REVERT_RESIZE', 'MIGRATING'].includes(
      statusOf(server),
    )
      ? { progress: 0 }
      : {}),
    ...(call.atLeast('2.9') ? { locked: server.locked } : {}),
    ...(call.atLeast('2.19') ? { description: server.description } : {}),
    ...(call.atLeast('2.26') ? { tags: server.tags } : {}),
    ...(call.atLeast('2.63') ? { trusted_image_certificates: server.trustedImageCertificates } : {}),
    ...(call.atLeast('2.71')
      ? { server_groups: server.serverGroupId === null ? [] : [server.serverGroupId] }
      : {}),
    ...(call.atLeast('2.73') ? { locked_reason: server.lockedReason } : {}),
  };
}

/** A server in full. */
export function viewServer(server: Server, call: Call): Record<string, unknown> {
  const groups = groupNamesOf(call.stores, server.id);
  const building = server.vmState === 'building';
  const { server_groups: _groups, ...core } = viewServerCore(server, call);
  return {
    ...core,
    // Lists leave the groups out: they would be looked up one by one.
    ...(call.atLeast('2.71') && call.operation.verb !== 'list-detail' ? { server_groups: _groups } : {}),
    addresses: addressesOf(call.stores, server),
    'OS-EXT-AZ:availability_zone': building || server.vmState === 'shelved_offloaded' ? '' : ZONE,
    config_drive: server.configDrive ? 'True' : '',
    key_name: server.keyName,
    'OS-SRV-USG:launched_at':
      server.launchedAt === null ? null : isoNaive(Math.floor(server.launchedAt / 1000) * 1000),
    'OS-SRV-USG:terminated_at': null,
    'OS-EXT-STS:task_state': server.taskState === 'idle' ? null : server.taskState,
    'OS-EXT-STS:vm_state': server.vmState,
    'OS-EXT-STS:power_state': powerStateOf(server),
    'os-extended-volumes:volumes_attached': viewVolumes(server, call),
    ...(groups.length > 0 && !building ? { security_groups: groups.map((name) => ({ name })) } : {}),
    ...(server.vmState === 'error'
      ? { fault: { code: 500, created: isoSeconds(server.updatedAt), message: 'Build of instance aborted.' } }
      : {}),
    ...viewAdminFields(server, call),
  };
}

function viewImage({ imageId, imageProperties }: Server, call: Call): unknown {
  if (imageId === null) return '';
  return {
    id: imageId,
    links: [bookmark(call, 'images', imageId)],
    ...(call.atLeast('2.98') ? { properties: imageProperties } : {}),
  };
}

function viewVolumes(server: Server, { stores, atLeast }: Call): readonly unknown[] {
  return stores
    .of(BLOCK_DEVICES)
    .filter((device) => device.serverId === server.id)
    .map(({ volumeId, deleteOnTermination }) => ({
      id: volumeId,
      ...(atLeast('2.3') ? { delete_on_termination: deleteOnTermination } : {}),
    }));
}

/** Tells owners whether two servers share a host without saying which: SHA-224 of project and host. */
export function hostId(projectId: string): string {
  return createHash('sha224')
    .update(projectId + COMPUTE_HOST)
    .digest('hex');
}
