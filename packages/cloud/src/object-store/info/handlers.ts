// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { capabilities } from './views.js';

function show(call: Call): Reply {
  return reply(
    200,
    { 'Content-Type': 'application/json; charset=UTF-8' },
    JSON.stringify(capabilities(call.release)),
  );
}

function healthy(): Reply {
  return reply(200, { 'Content-Type': 'text/plain' }, 'OK');
}

export const INFO: Resource = {
  handlers: {
    'object-store:info.show': show,
    'object-store:info.check': show,
    'object-store:healthcheck.show': healthy,
    'object-store:healthcheck.check': healthy,
  },
};
