// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, forbidden } from '../../service/fault.js';
import { readFields, readInteger } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { ownProjectOnly } from '../rest/own-project.js';
import { BLOCK_STORAGE_QUOTA } from './resource.js';
import { limitsOf, usageOf } from './usage.js';

const projectOf = ({ params }: Call): string => params['quota_set_id'] ?? '';

function show(call: Call): Reply {
  const id = projectOf(call);
  if (!call.auth.isAdmin && id !== call.auth.projectId)
    throw forbidden("Policy doesn't allow volume_extension:quotas:show to be performed.");
  const limits = limitsOf(call.stores, id);
  if (!/^(1|true|yes|on)$/i.test(call.query.get('usage') ?? ''))
    return json(200, { quota_set: { ...limits, id } });
  const used = usageOf(call.stores, id);
  const entries = Object.entries(limits).map(([name, limit]) => [
    name,
    { limit, in_use: used[name] ?? 0, reserved: 0 },
  ]);
  return json(200, { quota_set: { ...Object.fromEntries(entries), id } });
}

function showDefaults(call: Call): Reply {
  return json(200, { quota_set: { ...limitsOf(call.stores, ''), id: projectOf(call) } });
}

function update(call: Call): Reply {
  const id = projectOf(call);
  const given = readFields(call.body, 'quota_set');
  const known = limitsOf(call.stores, id);
  const changes: Record<string, number> = {};
  for (const name of Object.keys(given).filter(
    (one) => one !== 'tenant_id' && one !== 'force' && one !== 'skip_validation',
  )) {
    if (!(name in known)) throw badRequest(`Bad key(s) in quota set: ${name}`);
    const limit = readInteger(given, name);
    if (limit === undefined || limit < -1)
      throw badRequest(`Invalid input for field/attribute ${name}. It must be at least -1.`);
    changes[name] = limit;
  }
  const own = call.stores.of(BLOCK_STORAGE_QUOTA).get(id)?.limits;
  call.stores.of(BLOCK_STORAGE_QUOTA).put({ id, limits: { ...own, ...changes } });
  return json(200, { quota_set: limitsOf(call.stores, id) });
}

function reset(call: Call): Reply {
  call.stores.of(BLOCK_STORAGE_QUOTA).delete(projectOf(call));
  return reply(200);
}

export const QUOTA_SET_RESOURCE: Resource = {
  handlers: ownProjectOnly({
    'block-storage:quota-set.show': show,
    'block-storage:quota-set.show-defaults': showDefaults,
    'block-storage:quota-set.update': update,
    'block-storage:quota-set.delete': reset,
  }),
};
