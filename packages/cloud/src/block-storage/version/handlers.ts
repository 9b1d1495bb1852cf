// SPDX-License-Identifier: Apache-2.0
import { microversionRange } from '@touchstone/openstack';
import type { Call } from '../../service/call.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';

function document({ endpoint, release }: Call): unknown {
  const range = microversionRange('block-storage', release);
  return {
    versions: [
      {
        id: 'v3.0',
        status: 'CURRENT',
        version: range?.max ?? '3.0',
        min_version: range?.min ?? '3.0',
        updated: '2022-08-31T00:00:00Z',
        links: [
          { rel: 'describedby', type: 'text/html', href: 'https://docs.openstack.org/' },
          { rel: 'self', href: `${endpoint}/v3/` },
        ],
        'media-types': [
          { base: 'application/json', type: 'application/vnd.openstack.volume+json;version=3' },
        ],
      },
    ],
  };
}

/** The root answers 300, as every service with a choice of versions does. */
const list = (call: Call): Reply => json(300, document(call));
const show = (call: Call): Reply => json(200, document(call));

export const VERSION_RESOURCE: Resource = {
  handlers: { 'block-storage:version.list': list, 'block-storage:version.show': show },
};
