// SPDX-License-Identifier: Apache-2.0
import { reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { HTML } from '../faults.js';

const METHODS = 'PUT, POST, GET, HEAD, OPTIONS, DELETE';

/** Says what may be asked there. No container allows other origins here, so there is nothing more to tell a browser. */
function allow(methods: string): () => Reply {
  return () => reply(200, { 'Content-Type': HTML, Allow: methods });
}

export const OPTIONS: Resource = {
  handlers: {
    'object-store:account.options': allow(METHODS),
    'object-store:container.options': allow(METHODS),
    'object-store:object.options': allow(`${METHODS}, COPY`),
    'object-store:info.options': allow('GET, HEAD, OPTIONS'),
  },
};
