// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { readFields, readText, requireText } from '../../service/fields.js';
import type { Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { couldNotFind, notAuthorized } from '../faults.js';
import { done, listEntities, showEntity } from '../views.js';
import { CREDENTIALS, type Credential } from './resource.js';
import { credentialView } from './views.js';

function getCredential(call: Call): Credential {
  const id = call.params['credential_id']!;
  const credential = call.stores.of(CREDENTIALS).get(id);
  if (!credential || (!call.auth.isAdmin && credential.userId !== call.auth.userId))
    throw couldNotFind('credential', id);
  return credential;
}

function list(call: Call): Reply {
  const visible = call.stores
    .of(CREDENTIALS)
    .filter((one) => call.auth.isAdmin || one.userId === call.auth.userId);
  return listEntities(
    call,
    'credentials',
    visible.map((one) => credentialView(call, one)),
  );
}

function show(call: Call): Reply {
  return showEntity('credential', credentialView(call, getCredential(call)));
}

function create(call: Call): Reply {
  const fields = readFields(call.body, 'credential');
  const userId = readText(fields, 'user_id') ?? call.auth.userId;
  if (!call.auth.isAdmin && userId !== call.auth.userId) throw notAuthorized('identity:create_credential');
  const credential = call.stores.of(CREDENTIALS).put({
    id: call.ids.hex(),
    userId,
    projectId: readText(fields, 'project_id'),
    type: requireText(fields, 'type'),
    blob: requireText(fields, 'blob'),
  });
  return showEntity('credential', credentialView(call, credential), 201);
}

function update(call: Call): Reply {
  const credential = getCredential(call);
  const fields = readFields(call.body, 'credential');
  const updated = call.stores.of(CREDENTIALS).put({
    ...credential,
    type: readText(fields, 'type') ?? credential.type,
    blob: readText(fields, 'blob') ?? credential.blob,
    projectId: readText(fields, 'project_id') ?? credential.projectId,
  });
  return showEntity('credential', credentialView(call, updated));
}

function remove(call: Call): Reply {
  call.stores.of(CREDENTIALS).delete(getCredential(call).id);
  return done();
}

export const CREDENTIAL: Resource = {
  handlers: {
    'identity:credential.list': list,
    'identity:credential.show': show,
    'identity:credential.create': create,
    'identity:credential.update': update,
    'identity:credential.delete': remove,
  },
  ownPolicy: [
    'identity:credential.list',
    'identity:credential.show',
    'identity:credential.create',
    'identity:credential.update',
    'identity:credential.delete',
  ],
};
