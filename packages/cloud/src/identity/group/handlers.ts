// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { readFields, readText, requireText } from '../../service/fields.js';
import type { Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { DEFAULT_DOMAIN } from '../domain/resource.js';
import { couldNotFind, duplicate } from '../faults.js';
import { ASSIGNMENTS } from '../role-assignment/resource.js';
import { USERS, type User } from '../user/resource.js';
import { userView } from '../user/views.js';
import { done, listEntities, showEntity } from '../views.js';
import { GROUPS, MEMBERSHIPS, type Group } from './resource.js';
import { groupView } from './views.js';

function getGroup(call: Call): Group {
  const id = call.params['group_id']!;
  const group = call.stores.of(GROUPS).get(id);
  if (!group) throw couldNotFind('group', id);
  return group;
}

function getMember(call: Call): User {
  const id = call.params['user_id']!;
  const user = call.stores.of(USERS).get(id);
  if (!user) throw couldNotFind('user', id);
  return user;
}

function list(call: Call): Reply {
  return listEntities(
    call,
    'groups',
    call.stores
      .of(GROUPS)
      .list()
      .map((group) => groupView(call, group)),
  );
}

function show(call: Call): Reply {
  return showEntity('group', groupView(call, getGroup(call)));
}

function create(call: Call): Reply {
  const fields = readFields(call.body, 'group');
  const name = requireText(fields, 'name', 64);
  const domainId = readText(fields, 'domain_id') ?? (call.auth.domainId || DEFAULT_DOMAIN);
  if (call.stores.of(GROUPS).find((one) => one.name === name && one.domainId === domainId)) {
    throw duplicate('group', `Duplicate entry found with name ${name} at domain ID ${domainId}`);
  }
  const description = readText(fields, 'description') ?? '';
  const group = call.stores.of(GROUPS).put({ id: call.ids.hex(), name, domainId, description });
  return showEntity('group', groupView(call, group), 201);
}

function update(call: Call): Reply {
  const group = getGroup(call);
  const fields = readFields(call.body, 'group');
  const name = readText(fields, 'name') ?? group.name;
  const description = readText(fields, 'description') ?? group.description;
  return showEntity('group', groupView(call, call.stores.of(GROUPS).put({ ...group, name, description })));
}

function remove(call: Call): Reply {
  const { id } = getGroup(call);
  const memberships = call.stores.of(MEMBERSHIPS);
  for (const one of memberships.filter((membership) => membership.groupId === id)) memberships.delete(one.id);
  const assignments = call.stores.of(ASSIGNMENTS);
  for (const one of assignments.filter(({ actor }) => actor.kind === 'group' && actor.id === id))
    assignments.delete(one.id);
  call.stores.of(GROUPS).delete(id);
  return done();
}

function listUsers(call: Call): Reply {
  const { id } = getGroup(call);
  const members = call.stores.of(MEMBERSHIPS).filter((one) => one.groupId === id);
  const users = members.flatMap((one) => call.stores.of(USERS).get(one.userId) ?? []);
  return listEntities(
    call,
    'users',
    users.map((user) => userView(call, user)),
  );
}

function addUser(call: Call): Reply {
  const [group, user] = [getGroup(call), getMember(call)];
  call.stores.of(MEMBERSHIPS).put({ id: `${group.id}:${user.id}`, groupId: group.id, userId: user.id });
  return done();
}

function checkUser(call: Call): Reply {
  const [group, user] = [getGroup(call), getMember(call)];
  if (call.stores.of(MEMBERSHIPS).get(`${group.id}:${user.id}`)) return done();
  throw notFound(`User '${user.id}' not found in group '${group.id}'`);
}

function removeUser(call: Call): Reply {
  checkUser(call);
  call.stores.of(MEMBERSHIPS).delete(`${call.params['group_id']}:${call.params['user_id']}`);
  return done();
}

export const GROUP: Resource = {
  handlers: {
    'identity:group.list': list,
    'identity:group.show': show,
    'identity:group.create': create,
    'identity:group.update': update,
    'identity:group.delete': remove,
    'identity:group.user.list': listUsers,
    'identity:group.user.add': addUser,
    'identity:group.user.show': checkUser,
    'identity:group.user.remove': removeUser,
  },
};
