// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, conflict, forbidden } from '../../service/fault.js';
import {
  isFields,
  readBoolean,
  readFields,
  readText,
  requireText,
  type Fields,
} from '../../service/fields.js';
import type { Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { takeAccessRules } from '../access-rule/take-access-rules.js';
import { couldNotFind } from '../faults.js';
import { effectiveRoles } from '../role-assignment/effective-roles.js';
import { getUser } from '../user/handlers.js';
import { done, listEntities, showEntity } from '../views.js';
import { removeApplicationCredential } from './remove-application-credential.js';
import { APPLICATION_CREDENTIALS, hashSecret, type ApplicationCredential } from './resource.js';
import { applicationCredentialView } from './views.js';

const CREATE = 'identity:create_application_credential';

function create(call: Call): Reply {
  const user = getUser(call, CREATE);
  if (user.id !== call.auth.userId)
    throw forbidden(`You are not authorized to perform the requested action: ${CREATE}.`);
  refuseRestricted(call);
  const fields = readFields(call.body, 'application_credential');
  const name = requireText(fields, 'name');
  if (call.auth.projectId === '') throw badRequest('Application credentials need a project-scoped token.');
  const taken = call.stores
    .of(APPLICATION_CREDENTIALS)
    .find((one) => one.userId === user.id && one.name === name);
  if (taken) {
    throw conflict(
      `Conflict occurred attempting to store application_credential - Duplicate entry found with name ${name}.`,
    );
  }
  const secret = readText(fields, 'secret') ?? call.ids.secret(64);
  const credential = call.stores.of(APPLICATION_CREDENTIALS).put({
    id: call.ids.hex(),
    name,
    description: readText(fields, 'description') ?? null,
    userId: user.id,
    projectId: call.auth.projectId,
    roleIds: chooseRoles(call, fields),
    accessRuleIds: takeAccessRules(call, user.id, fields['access_rules']),
    expiresAt: readExpiry(call, fields),
    unrestricted: readBoolean(fields, 'unrestricted') ?? null,
    secretHash: hashSecret(secret),
  });
  return showEntity('application_credential', applicationCredentialView(call, credential, secret), 201);
}

/** A leaked application credential must not breed others, unless it was made for that. */
function refuseRestricted(call: Call): void {
  const { applicationCredentialId: id } = call.auth;
  if (id === undefined || call.stores.of(APPLICATION_CREDENTIALS).get(id)?.unrestricted) return;
  throw forbidden(
    "Using method 'application_credential' is not allowed for managing additional application credentials.",
  );
}

/** The roles asked for, each of which the caller must have here; without any, all that the caller has here. */
function chooseRoles(call: Call, fields: Fields): readonly string[] {
  const { userId, projectId } = call.auth;
  const held = effectiveRoles(call.stores, userId, { kind: 'project', id: projectId });
  const asked = fields['roles'];
  if (!Array.isArray(asked) || asked.length === 0) return held.map((role) => role.id);
  return (asked as unknown[]).map((one) => {
    const by = isFields(one) ? one : {};
    const role = held.find(({ id, name }) => id === by['id'] || name === by['name']);
    if (role) return role.id;
    throw badRequest(
      'Invalid application credential: Cannot create an application credential with unassigned role',
    );
  });
}

function readExpiry(call: Call, fields: Fields): number | undefined {
  const text = readText(fields, 'expires_at');
  if (text === undefined) return undefined;
  const at = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  if (Number.isNaN(at) || at <= call.now) {
    throw badRequest("The 'expires_at' must not be before now.");
  }
  return at;
}

function getCredential(call: Call, action: string): ApplicationCredential {
  const user = getUser(call, action);
  const id = call.params['application_credential_id']!;
  const found = call.stores.of(APPLICATION_CREDENTIALS).get(id);
  if (!found || found.userId !== user.id) throw couldNotFind('Application Credential', id);
  return found;
}

function list(call: Call): Reply {
  const user = getUser(call, 'identity:list_application_credentials');
  const own = call.stores.of(APPLICATION_CREDENTIALS).filter((one) => one.userId === user.id);
  return listEntities(
    call,
    'application_credentials',
    own.map((one) => applicationCredentialView(call, one)),
  );
}

function show(call: Call): Reply {
  const credential = getCredential(call, 'identity:get_application_credential');
  return showEntity('application_credential', applicationCredentialView(call, credential));
}

function remove(call: Call): Reply {
  refuseRestricted(call);
  removeApplicationCredential(call.stores, getCredential(call, 'identity:delete_application_credential').id);
  return done();
}

export const APPLICATION_CREDENTIAL: Resource = {
  handlers: {
    'identity:application-credential.create': create,
    'identity:application-credential.list': list,
    'identity:application-credential.show': show,
    'identity:application-credential.delete': remove,
  },
  ownPolicy: [
    'identity:application-credential.create',
    'identity:application-credential.list',
    'identity:application-credential.show',
    'identity:application-credential.delete',
  ],
};
