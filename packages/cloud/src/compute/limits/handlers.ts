// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { limitsOf, usageOf } from '../quota-set/usage.js';

function show({ stores, auth, query, atLeast }: Call): Reply {
  const projectId = (auth.isAdmin && query.get('tenant_id')) || auth.projectId;
  const limits = limitsOf(stores, projectId);
  const used = usageOf(stores, projectId);
  const networks = !atLeast('2.36');
  const absolute = {
    maxTotalInstances: limits['instances'],
    maxTotalCores: limits['cores'],
    maxTotalRAMSize: limits['ram'],
    maxServerMeta: limits['metadata_items'],
    ...(atLeast('2.39') ? {} : { maxImageMeta: limits['metadata_items'] }),
    ...(atLeast('2.57')
      ? {}
      : {
          maxPersonality: limits['injected_files'],
          maxPersonalitySize: limits['injected_file_content_bytes'],
        }),
    maxTotalKeypairs: limits['key_pairs'],
    maxServerGroups: limits['server_groups'],
    maxServerGroupMembers: limits['server_group_members'],
    ...(networks ? { maxTotalFloatingIps: -1, maxSecurityGroups: -1, maxSecurityGroupRules: -1 } : {}),
    totalRAMUsed: used['ram'],
    totalCoresUsed: used['cores'],
    totalInstancesUsed: used['instances'],
    ...(networks ? { totalFloatingIpsUsed: 0, totalSecurityGroupsUsed: 0 } : {}),
    totalServerGroupsUsed: used['server_groups'],
  };
  return json(200, { limits: { rate: [], absolute } });
}

export const LIMITS_RESOURCE: Resource = { handlers: { 'compute:limits.show': show } };
