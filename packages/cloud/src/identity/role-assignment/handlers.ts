// SPDX-License-Identifier: Apache-2.0
import type { Call, Handler } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import type { Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { DOMAINS } from '../domain/resource.js';
import { couldNotFind, notAuthorized } from '../faults.js';
import { GROUPS, MEMBERSHIPS } from '../group/resource.js';
import { PROJECTS } from '../project/resource.js';
import { expandRoles } from '../role/expand-roles.js';
import { getRole } from '../role/handlers.js';
import { ROLES } from '../role/resource.js';
import { roleView } from '../role/views.js';
import { USERS } from '../user/resource.js';
import { done, listEntities } from '../views.js';
import { assign, ASSIGNMENTS, type Actor, type Assignment, type Target } from './resource.js';
import { assignmentView } from './views.js';

const TARGETS = { project: PROJECTS, domain: DOMAINS } as const;
const ACTORS = { user: USERS, group: GROUPS } as const;

/** What the path names: who, where. @throws Fault 404 */
function actorOf(call: Call, kind: Actor['kind']): Actor {
  const id = call.params[`${kind}_id`]!;
  const found = kind === 'user' ? call.stores.of(ACTORS.user).get(id) : call.stores.of(ACTORS.group).get(id);
  if (!found) throw couldNotFind(kind, id);
  return { kind, id };
}

function targetOf(call: Call, kind: Target['kind']): Target {
  if (kind === 'system') return { kind, id: 'all' };
  const id = call.params[`${kind}_id`]!;
  const found =
    kind === 'project' ? call.stores.of(TARGETS.project).get(id) : call.stores.of(TARGETS.domain).get(id);
  if (!found) throw couldNotFind(kind, id);
  return { kind, id };
}

/** The four calls on grants are the same for users and groups, on projects, domains and the system. */
function grantHandlers(target: Target['kind'], actor: Actor['kind']): Record<string, Handler> {
  const wanted = (call: Call): Assignment =>
    assign(actorOf(call, actor), targetOf(call, target), getRole(call).id);
  const existing = (call: Call): Assignment => {
    const one = wanted(call);
    if (call.stores.of(ASSIGNMENTS).get(one.id)) return one;
    const where = `project, domain, or system: ${one.target.id}`;
    throw notFound(
      `Could not find role assignment with role: ${one.roleId}, user or group: ${one.actor.id}, ${where}.`,
    );
  };
  const listGranted = (call: Call): Reply => {
    const [who, where] = [actorOf(call, actor), targetOf(call, target)];
    const roles = call.stores
      .of(ASSIGNMENTS)
      .filter(
        (one) =>
          !one.inherited &&
          one.actor.id === who.id &&
          one.target.id === where.id &&
          one.target.kind === where.kind,
      )
      .flatMap((one) => call.stores.of(ROLES).get(one.roleId) ?? []);
    return listEntities(
      call,
      'roles',
      roles.map((role) => roleView(call, role)),
    );
  };
  const base = `identity:${target}.${actor}.role`;
  return {
    [`${base}.assign`]: (call) => (call.stores.of(ASSIGNMENTS).put(wanted(call)), done()),
    [`${base}.show`]: (call) => (existing(call), done()),
    [`${base}.unassign`]: (call) => (call.stores.of(ASSIGNMENTS).delete(existing(call).id), done()),
    [`${base}.list`]: listGranted,
  };
}

/**
 * All assignments, filtered by who, where and which role. `effective` puts users in the place of groups and adds what
 * roles imply. https://docs.openstack.org/api-ref/identity/v3/index.html#list-role-assignments
 */
function list(call: Call): Reply {
  const { query, auth } = call;
  const own = query.get('user.id') === auth.userId || query.get('scope.project.id') === auth.projectId;
  if (!auth.isAdmin && !own) throw notAuthorized('identity:list_role_assignments');
  const isOn = (key: string): boolean => query.has(key) && !/^(0|false)$/i.test(query.get(key) ?? '');
  const all = call.stores.of(ASSIGNMENTS).list();
  const expanded = isOn('effective') ? all.flatMap((one) => expand(call, one)) : all;
  const left = expanded.filter(
    ({ actor, target, roleId }) =>
      fits(query, 'user.id', actor.kind === 'user' ? actor.id : undefined) &&
      fits(query, 'group.id', actor.kind === 'group' ? actor.id : undefined) &&
      fits(query, 'scope.project.id', target.kind === 'project' ? target.id : undefined) &&
      fits(query, 'scope.domain.id', target.kind === 'domain' ? target.id : undefined) &&
      (!query.has('scope.system') || target.kind === 'system') &&
      fits(query, 'role.id', roleId),
  );
  return listEntities(
    call,
    'role_assignments',
    left.map((one) => assignmentView(call, one, isOn('include_names'))),
  );
}

function fits(query: URLSearchParams, key: string, value: string | undefined): boolean {
  return !query.has(key) || query.get(key) === value;
}

function expand(call: Call, one: Assignment): readonly Assignment[] {
  const members =
    one.actor.kind === 'user'
      ? [one.actor]
      : call.stores
          .of(MEMBERSHIPS)
          .filter((membership) => membership.groupId === one.actor.id)
          .map((membership): Actor => ({ kind: 'user', id: membership.userId }));
  const roles = expandRoles(call.stores, [one.roleId]);
  return members.flatMap((actor) => roles.map((role) => assign(actor, one.target, role.id, one.inherited)));
}

export const ROLE_ASSIGNMENT: Resource = {
  handlers: {
    'identity:role-assignment.list': list,
    ...grantHandlers('project', 'user'),
    ...grantHandlers('project', 'group'),
    ...grantHandlers('domain', 'user'),
    ...grantHandlers('domain', 'group'),
    ...grantHandlers('system', 'user'),
    ...grantHandlers('system', 'group'),
  },
  ownPolicy: ['identity:role-assignment.list'],
};
