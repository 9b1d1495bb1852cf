// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import {
  otherFields,
  readBoolean,
  readFields,
  readText,
  requireText,
  isFields,
} from '../../service/fields.js';
import type { Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { DEFAULT_DOMAIN, DOMAINS } from '../domain/resource.js';
import { couldNotFind, duplicate, notAuthorized, unauthorized } from '../faults.js';
import { GROUPS, MEMBERSHIPS } from '../group/resource.js';
import { groupView } from '../group/views.js';
import { PROJECTS } from '../project/resource.js';
import { projectView } from '../project/views.js';
import { projectsOf } from '../role-assignment/effective-roles.js';
import { dropTokensOf } from '../token/drop-tokens.js';
import { done, listEntities, showEntity } from '../views.js';
import { removeUser } from './remove-user.js';
import { hashPassword, USERS, type User } from './resource.js';
import { userView } from './views.js';

const FIELDS = [
  'id',
  'name',
  'domain_id',
  'enabled',
  'default_project_id',
  'description',
  'password',
  'options',
  'links',
  'password_expires_at',
  'original_password',
];

/** The user of the path; only an admin may name another than the caller. */
export function getUser(call: Call, action: string): User {
  const id = call.params['user_id']!;
  if (!call.auth.isAdmin && call.auth.userId !== id) throw notAuthorized(action);
  const user = call.stores.of(USERS).get(id);
  if (!user) throw couldNotFind('user', id);
  return user;
}

function list(call: Call): Reply {
  return listEntities(
    call,
    'users',
    call.stores
      .of(USERS)
      .list()
      .map((user) => userView(call, user)),
  );
}

function show(call: Call): Reply {
  return showEntity('user', userView(call, getUser(call, 'identity:get_user')));
}

function create(call: Call): Reply {
  const fields = readFields(call.body, 'user');
  const name = requireText(fields, 'name', 255);
  const domainId = readText(fields, 'domain_id') ?? (call.auth.domainId || DEFAULT_DOMAIN);
  if (!call.stores.of(DOMAINS).get(domainId)) throw badRequest(`Could not find domain: ${domainId}.`);
  refuseTakenName(call, name, domainId, undefined);
  const id = call.ids.hex();
  const password = readText(fields, 'password');
  const user = call.stores.of(USERS).put({
    id,
    name,
    domainId,
    enabled: readBoolean(fields, 'enabled') ?? true,
    defaultProjectId: readText(fields, 'default_project_id'),
    description: readText(fields, 'description'),
    passwordHash: password === undefined ? undefined : hashPassword(id, password),
    options: isFields(fields['options']) ? fields['options'] : {},
    extra: otherFields(fields, FIELDS),
  });
  return showEntity('user', userView(call, user), 201);
}

function update(call: Call): Reply {
  const user = getUser(call, 'identity:update_user');
  const fields = readFields(call.body, 'user');
  const name = readText(fields, 'name') ?? user.name;
  refuseTakenName(call, name, user.domainId, user.id);
  const password = readText(fields, 'password');
  const updated = call.stores.of(USERS).put({
    ...user,
    name,
    enabled: readBoolean(fields, 'enabled') ?? user.enabled,
    defaultProjectId: readText(fields, 'default_project_id') ?? user.defaultProjectId,
    description: readText(fields, 'description') ?? user.description,
    passwordHash: password === undefined ? user.passwordHash : hashPassword(user.id, password),
    extra: { ...user.extra, ...otherFields(fields, FIELDS) },
  });
  if (password !== undefined || !updated.enabled) dropTokensOf(call.stores, user.id);
  const { description } = updated;
  const extra = { ...updated.extra, ...(description === undefined ? {} : { description }) };
  return showEntity('user', { ...userView(call, updated), extra });
}

function remove(call: Call): Reply {
  removeUser(call.stores, getUser(call, 'identity:delete_user').id);
  return done();
}

/** Needs no token: who knows the old password is the user (keystone/api/users.py: UserPasswordResource). */
function changePassword(call: Call): Reply {
  const user = call.stores.of(USERS).get(call.params['user_id']!);
  const fields = readFields(call.body, 'user');
  const original = requireText(fields, 'original_password');
  const password = requireText(fields, 'password');
  if (!user || user.passwordHash !== hashPassword(user.id, original)) throw unauthorized(call.endpoint);
  call.stores.of(USERS).put({ ...user, passwordHash: hashPassword(user.id, password) });
  dropTokensOf(call.stores, user.id);
  return done();
}

function listProjects(call: Call): Reply {
  const user = getUser(call, 'identity:list_user_projects');
  const ids = projectsOf(call.stores, user.id);
  const projects = call.stores.of(PROJECTS).filter((project) => ids.has(project.id));
  return listEntities(
    call,
    'projects',
    projects.map((project) => projectView(call, project)),
  );
}

function listGroups(call: Call): Reply {
  const user = getUser(call, 'identity:list_groups_for_user');
  const ids = new Set(
    call.stores
      .of(MEMBERSHIPS)
      .filter((one) => one.userId === user.id)
      .map((one) => one.groupId),
  );
  const groups = call.stores.of(GROUPS).filter((group) => ids.has(group.id));
  return listEntities(
    call,
    'groups',
    groups.map((group) => groupView(call, group)),
  );
}

function refuseTakenName(call: Call, name: string, domainId: string, but: string | undefined): void {
  const taken = call.stores
    .of(USERS)
    .find((one) => one.name === name && one.domainId === domainId && one.id !== but);
  if (taken) throw duplicate('user', `Duplicate entry found with name ${name} at domain ID ${domainId}`);
}

export const USER: Resource = {
  handlers: {
    'identity:user.list': list,
    'identity:user.show': show,
    'identity:user.create': create,
    'identity:user.update': update,
    'identity:user.delete': remove,
    'identity:user.change-password': changePassword,
    'identity:user.project.list': listProjects,
    'identity:user.group.list': listGroups,
  },
  open: ['identity:user.change-password'],
  ownPolicy: ['identity:user.show', 'identity:user.project.list', 'identity:user.group.list'],
};
