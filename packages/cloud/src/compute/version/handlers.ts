// SPDX-License-Identifier: Apache-2.0
import { microversionRange } from '@touchstone/openstack';
import type { Call } from '../../service/call.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';

function current({ endpoint, release }: Call): Record<string, unknown> {
  const range = microversionRange('compute', release);
  return {
    id: 'v2.1',
    status: 'CURRENT',
    version: range?.max ?? '',
    min_version: range?.min ?? '',
    updated: '2013-07-23T11:33:21Z',
    links: [{ rel: 'self', href: `${endpoint}/v2.1/` }],
  };
}

/** Version 2.0 is answered by 2.1 without microversions. */
const legacy = ({ endpoint }: Call): Record<string, unknown> => ({
  id: 'v2.0',
  status: 'SUPPORTED',
  version: '',
  min_version: '',
  updated: '2011-01-21T11:33:21Z',
  links: [{ rel: 'self', href: `${endpoint}/v2/` }],
});

function list(call: Call): Reply {
  return json(200, { versions: [legacy(call), current(call)] });
}

function show(call: Call): Reply {
  const document = current(call);
  const links = [
    ...(document['links'] as object[]),
    { rel: 'describedby', type: 'text/html', href: 'http://docs.openstack.org/' },
  ];
  const media = [{ base: 'application/json', type: 'application/vnd.openstack.compute+json;version=2.1' }];
  return json(200, { version: { ...document, links, 'media-types': media } });
}

export const VERSION_RESOURCE: Resource = {
  handlers: { 'compute:version.list': list, 'compute:version.show': show },
};
