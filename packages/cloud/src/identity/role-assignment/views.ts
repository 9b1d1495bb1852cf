// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { DOMAINS } from '../domain/resource.js';
import { GROUPS } from '../group/resource.js';
import { PROJECTS } from '../project/resource.js';
import { ROLES } from '../role/resource.js';
import { USERS } from '../user/resource.js';
import type { Actor, Assignment, Target } from './resource.js';

/** One assignment; `names` adds what its ids are called (`?include_names`). */
export function assignmentView(
  call: Call,
  one: Assignment,
  names: boolean,
): Readonly<Record<string, unknown>> {
  const { actor, target, roleId, inherited } = one;
  const place = target.kind === 'system' ? 'system' : `${target.kind}s/${target.id}`;
  const path = `${place}/${actor.kind}s/${actor.id}/roles/${roleId}`;
  const link = inherited ? `OS-INHERIT/${path}/inherited_to_projects` : path;
  const role = call.stores.of(ROLES).get(roleId);
  return {
    links: { assignment: `${call.endpoint}/v3/${link}` },
    scope: {
      ...scopeView(call, target, names),
      ...(inherited ? { 'OS-INHERIT:inherited_to': 'projects' } : {}),
    },
    [actor.kind]: actorView(call, actor, names),
    role: names ? { id: roleId, name: role?.name } : { id: roleId },
  };
}

function scopeView(call: Call, { kind, id }: Target, names: boolean): Readonly<Record<string, unknown>> {
  if (kind === 'system') return { system: { all: true } };
  if (!names) return { [kind]: { id } };
  if (kind === 'domain') return { domain: domainRef(call, id) };
  const project = call.stores.of(PROJECTS).get(id);
  return { project: { id, name: project?.name, domain: domainRef(call, project?.domainId ?? '') } };
}

function actorView(call: Call, { kind, id }: Actor, names: boolean): Readonly<Record<string, unknown>> {
  if (!names) return { id };
  const actor = kind === 'user' ? call.stores.of(USERS).get(id) : call.stores.of(GROUPS).get(id);
  return { id, name: actor?.name, domain: domainRef(call, actor?.domainId ?? '') };
}

function domainRef(call: Call, id: string): Readonly<Record<string, unknown>> {
  return { id, name: call.stores.of(DOMAINS).get(id)?.name };
}
