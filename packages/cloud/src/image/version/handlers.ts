// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { versionViews } from './views.js';

function list(call: Call): Reply {
  return json(300, { versions: versionViews(call) });
}

function listPlainly(call: Call): Reply {
  return json(200, { versions: versionViews(call) });
}

export const VERSION: Resource = {
  handlers: {
    'image:version.list': list,
    'image:version.show': list,
    'image:version.list-versions': listPlainly,
  },
};
