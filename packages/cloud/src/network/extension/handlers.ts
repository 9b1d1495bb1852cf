// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { EXTENSIONS } from './extensions.js';

/** Clients look here before they use what is not core: only what the embedded cloud really answers is listed. */
function list(): Reply {
  return json(200, { extensions: EXTENSIONS });
}

function show({ params }: Call): Reply {
  const extension = EXTENSIONS.find(({ alias }) => alias === params['extension_id']);
  if (extension) return json(200, { extension });
  throw notFound(`Extension with alias ${params['extension_id']} does not exist`, {
    type: 'ExtensionsNotFound',
  });
}

export const EXTENSION_RESOURCE: Resource = {
  handlers: { 'network:extension.list': list, 'network:extension.show': show },
};
