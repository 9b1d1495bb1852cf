// SPDX-License-Identifier: Apache-2.0
import { microversionRange } from '@touchstone/openstack';
import type { Call } from '../../service/call.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';

function list({ release }: Call): Reply {
  const range = microversionRange('placement', release);
  const links = [{ rel: 'self', href: '' }];
  const version = {
    id: 'v1.0',
    max_version: range?.max ?? '1.0',
    min_version: range?.min ?? '1.0',
    status: 'CURRENT',
    links,
  };
  return json(200, { versions: [version] });
}

export const VERSION_RESOURCE: Resource = { handlers: { 'placement:version.list': list } };
