// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { versionView } from './views.js';

/** Several versions could be there, so the root answers 300, as keystone does although only v3 is left. */
function list(call: Call): Reply {
  const headers = { Location: `${call.endpoint}/v3/`, Vary: 'X-Auth-Token' };
  return json(300, { versions: { values: [versionView(call)] } }, headers);
}

function show(call: Call): Reply {
  return json(200, { version: versionView(call) }, { Vary: 'X-Auth-Token' });
}

export const VERSION: Resource = {
  handlers: { 'identity:version.list': list, 'identity:version.show': show, 'identity:version.check': show },
};
