// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { isFields, readText } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { requiredProperty } from '../faults.js';
import { findFlavor } from '../flavor/find-flavor.js';
import { checkMetadata } from '../rest/check-metadata.js';
import { checkBootImage, describeBootImage } from '../server/boot-image.js';
import { getUnlocked } from '../server/find-server.js';
import { newPassword } from '../server/handlers.js';
import type { Server } from '../server/resource.js';
import { viewServer, viewServerCore } from '../server/views.js';
import { begin } from './lifecycle.js';

const inner = (body: unknown, key: string): Readonly<Record<string, unknown>> => {
  const value = isFields(body) ? body[key] : undefined;
  return isFields(value) ? value : {};
};

const lastSegment = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

function resize(call: Call): Reply {
  const server = getUnlocked(call);
  const reference = readText(inner(call.body, 'resize'), 'flavorRef');
  if (reference === undefined) throw requiredProperty('resize', inner(call.body, 'resize'), 'flavorRef');
  const flavor = findFlavor(call, lastSegment(reference));
  if (!flavor) throw badRequest(`Flavor ${reference} could not be found.`);
  if (flavor.id === server.flavor.id) throw badRequest('When resizing, instances must change flavor!');
  if (server.imageId !== null && flavor.disk < server.flavor.disk && flavor.disk === 0) {
    throw badRequest('Resize to zero disk flavor is not allowed.');
  }
  begin(server, { name: 'resize', from: ['active', 'stopped'], task: 'resize_prep' }, 'resize', call, {
    flavor,
    oldFlavor: server.flavor,
  });
  return reply(202);
}

function rebuild(call: Call): Reply {
  const server = getUnlocked(call);
  const given = inner(call.body, 'rebuild');
  const reference = readText(given, 'imageRef');
  if (reference === undefined) throw requiredProperty('rebuild', given, 'imageRef');
  const imageId = lastSegment(reference);
  const image = checkBootImage(imageId, server.flavor, call);
  const description =
    call.atLeast('2.19') && 'description' in given
      ? { description: readText(given, 'description') ?? null }
      : {};
  const changes: Partial<Server> = {
    ...(server.imageId === null ? {} : { imageId, imageProperties: describeBootImage(image) }),
    name: readText(given, 'name') ?? server.name,
    metadata: given['metadata'] === undefined ? server.metadata : checkMetadata(given['metadata']),
    ...description,
  };
  const step = { name: 'rebuild', from: ['active', 'stopped', 'error'], task: 'rebuilding' } as const;
  const rebuilt = begin(server, step, 'rebuild', call, changes);
  const view = call.atLeast('2.75') ? viewServer(rebuilt, call) : viewServerCore(rebuilt, call);
  const extra = {
    ...(call.atLeast('2.54') ? { key_name: server.keyName } : {}),
    ...(call.atLeast('2.57') ? { user_data: server.userData } : {}),
  };
  const location = `${call.endpoint}/v2.1/servers/${server.id}`;
  return json(
    202,
    { server: { ...view, ...extra, adminPass: readText(given, 'adminPass') ?? newPassword(call) } },
    { location },
  );
}

function rescue(call: Call): Reply {
  const given = inner(call.body, 'rescue');
  begin(
    getUnlocked(call),
    { name: 'rescue', from: ['active', 'stopped', 'error'], task: 'rescuing' },
    'rescue',
    call,
  );
  return json(200, { adminPass: readText(given, 'adminPass') ?? newPassword(call) });
}

export const RESIZE_ACTIONS: Resource = {
  handlers: {
    'compute:server.action.resize': resize,
    'compute:server.action.rebuild': rebuild,
    'compute:server.action.rescue': rescue,
  },
  // The index's least role is that of the host's name in the answer.
  ownPolicy: ['compute:server.action.rebuild'],
};
