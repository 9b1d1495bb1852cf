// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { forbidden } from '../../service/fault.js';
import { readFields, readInteger } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { invalidField } from '../faults.js';
import { COMPUTE_QUOTA } from './resource.js';
import { limitsOf, usageOf } from './usage.js';

const projectOf = ({ params }: Call): string => params['quota_set_id'] ?? '';

/** Network's quotas left Nova's in 2.36, those of injected files in 2.57. */
const NETWORK_QUOTAS: readonly string[] = [
  'fixed_ips',
  'floating_ips',
  'security_group_rules',
  'security_groups',
];
const FILE_QUOTAS: readonly string[] = [
  'injected_file_content_bytes',
  'injected_file_path_bytes',
  'injected_files',
];

function shown<T>(limits: Readonly<Record<string, T>>, { atLeast }: Call): Record<string, T> {
  const hidden = [...(atLeast('2.36') ? NETWORK_QUOTAS : []), ...(atLeast('2.57') ? FILE_QUOTAS : [])];
  return Object.fromEntries(Object.entries(limits).filter(([name]) => !hidden.includes(name)));
}

function checkReader({ auth, params }: Call): void {
  if (auth.isAdmin || params['quota_set_id'] === auth.projectId) return;
  throw forbidden("Policy doesn't allow os_compute_api:os-quota-sets:show to be performed.");
}

function show(call: Call): Reply {
  checkReader(call);
  return json(200, {
    quota_set: { id: projectOf(call), ...shown(limitsOf(call.stores, projectOf(call)), call) },
  });
}

function showDefaults(call: Call): Reply {
  return json(200, { quota_set: { id: projectOf(call), ...shown(limitsOf(call.stores, ''), call) } });
}

function showDetail(call: Call): Reply {
  checkReader(call);
  const id = projectOf(call);
  const used = usageOf(call.stores, id);
  const entries = Object.entries(limitsOf(call.stores, id)).map(
    ([name, limit]) => [name, { limit, in_use: used[name] ?? 0, reserved: 0 }] as const,
  );
  return json(200, { quota_set: { id, ...shown(Object.fromEntries(entries), call) } });
}

/** There is one class, `default`: what projects have that were given nothing else. */
function showClass(call: Call): Reply {
  const id = call.params['quota_class_set_id'] ?? '';
  return json(200, { quota_class_set: { id, ...shown(limitsOf(call.stores, ''), call) } });
}

function update(call: Call): Reply {
  const id = projectOf(call);
  const given = readFields(call.body, 'quota_set');
  const known = shown(limitsOf(call.stores, id), call);
  const changes: Record<string, number> = {};
  for (const name of Object.keys(given).filter((one) => one !== 'force' && one !== 'tenant_id')) {
    if (!(name in known))
      throw invalidField(
        'quota_set',
        given,
        `Additional properties are not allowed ('${name}' was unexpected)`,
      );
    const limit = readInteger(given, name);
    if (limit === undefined || limit < -1)
      throw invalidField(name, given[name], `${String(given[name])} is less than the minimum of -1`);
    changes[name] = limit;
  }
  const own = call.stores.of(COMPUTE_QUOTA).get(id)?.limits;
  call.stores.of(COMPUTE_QUOTA).put({ id, limits: { ...own, ...changes } });
  return json(200, { quota_set: shown(limitsOf(call.stores, id), call) });
}

function reset(call: Call): Reply {
  call.stores.of(COMPUTE_QUOTA).delete(projectOf(call));
  return reply(202);
}

export const QUOTA_SET_RESOURCE: Resource = {
  handlers: {
    'compute:quota-set.show': show,
    'compute:quota-set.show-defaults': showDefaults,
    'compute:quota-set.show-detail': showDetail,
    'compute:quota-set.update': update,
    'compute:quota-class-set.show': showClass,
    'compute:quota-set.delete': reset,
  },
};
