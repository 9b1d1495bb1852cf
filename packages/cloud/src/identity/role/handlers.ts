// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { forbidden, notFound } from '../../service/fault.js';
import { isFields, readFields, readText, requireText } from '../../service/fields.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { couldNotFind, duplicate } from '../faults.js';
import { ASSIGNMENTS } from '../role-assignment/resource.js';
import { done, listEntities, selfLink, showEntity } from '../views.js';
import { ROLE_INFERENCES, ROLES, type Role } from './resource.js';
import { roleRef, roleView } from './views.js';

/** The role that a path parameter names. */
export function getRole(call: Call, param = 'role_id'): Role {
  const id = call.params[param]!;
  const role = call.stores.of(ROLES).get(id);
  if (!role) throw couldNotFind('role', id);
  return role;
}

/** Without `domain_id`, keystone lists global roles only. */
function list(call: Call): Reply {
  const domainId = call.query.get('domain_id');
  const roles = call.stores.of(ROLES).filter((role) => role.domainId === domainId);
  return listEntities(
    call,
    'roles',
    roles.map((role) => roleView(call, role)),
  );
}

function show(call: Call): Reply {
  return showEntity('role', roleView(call, getRole(call)));
}

function create(call: Call): Reply {
  const fields = readFields(call.body, 'role');
  const name = requireText(fields, 'name', 255);
  const domainId = readText(fields, 'domain_id') ?? null;
  refuseTakenName(call, name, domainId, undefined);
  const role = call.stores.of(ROLES).put({
    id: call.ids.hex(),
    name,
    domainId,
    description: readText(fields, 'description') ?? null,
    options: isFields(fields['options']) ? fields['options'] : {},
  });
  return showEntity('role', roleView(call, role), 201);
}

function update(call: Call): Reply {
  const role = getRole(call);
  const fields = readFields(call.body, 'role');
  const options = isFields(fields['options']) ? { ...role.options, ...fields['options'] } : role.options;
  refuseImmutable({ ...role, options }, 'update');
  const name = readText(fields, 'name') ?? role.name;
  refuseTakenName(call, name, role.domainId, role.id);
  const description = readText(fields, 'description') ?? role.description;
  return showEntity(
    'role',
    roleView(call, call.stores.of(ROLES).put({ ...role, name, description, options })),
  );
}

function remove(call: Call): Reply {
  const role = getRole(call);
  refuseImmutable(role, 'delete');
  const assignments = call.stores.of(ASSIGNMENTS);
  for (const one of assignments.filter(({ roleId }) => roleId === role.id)) assignments.delete(one.id);
  const inferences = call.stores.of(ROLE_INFERENCES);
  for (const one of inferences.filter(
    ({ priorId, impliedId }) => priorId === role.id || impliedId === role.id,
  )) {
    inferences.delete(one.id);
  }
  call.stores.of(ROLES).delete(role.id);
  return done();
}

function refuseImmutable(role: Role, verb: string): void {
  if (role.options['immutable'] !== true) return;
  throw forbidden(
    `Cannot ${verb} immutable resource: ${role.id}. Set resource option "immutable" to false first.`,
  );
}

function refuseTakenName(call: Call, name: string, domainId: string | null, but: string | undefined): void {
  const taken = call.stores
    .of(ROLES)
    .find((one) => one.name === name && one.domainId === domainId && one.id !== but);
  if (taken) throw duplicate('role', `Duplicate entry found with name ${name}`);
}

function listInferences(call: Call): Reply {
  const rules = call.stores.of(ROLE_INFERENCES).list();
  const views = [...new Set(rules.map((rule) => rule.priorId))].map((priorId) =>
    inferenceView(call, priorId),
  );
  return json(200, { role_inferences: views });
}

function inferenceView(call: Call, priorId: string): Readonly<Record<string, unknown>> {
  const roles = call.stores.of(ROLES);
  const implied = call.stores.of(ROLE_INFERENCES).filter((rule) => rule.priorId === priorId);
  return {
    prior_role: roleRef(call, roles.get(priorId)!),
    implies: implied.map((rule) => roleRef(call, roles.get(rule.impliedId)!)),
  };
}

function listImplied(call: Call): Reply {
  const prior = getRole(call, 'prior_role_id');
  return json(200, {
    role_inference: inferenceView(call, prior.id),
    links: { self: `${call.endpoint}/v3/roles/${prior.id}/implies` },
  });
}

function impliedView(call: Call): Readonly<Record<string, unknown>> {
  const [prior, implied] = [getRole(call, 'prior_role_id'), getRole(call, 'implied_role_id')];
  const inference = { prior_role: roleRef(call, prior), implies: roleRef(call, implied) };
  return { role_inference: inference, ...selfLink(call, 'roles', prior.id, 'implies', implied.id) };
}

function addImplied(call: Call): Reply {
  const view = impliedView(call);
  const [priorId, impliedId] = [call.params['prior_role_id']!, call.params['implied_role_id']!];
  call.stores.of(ROLE_INFERENCES).put({ id: `${priorId}:${impliedId}`, priorId, impliedId });
  return json(201, view);
}

function checkImplied(call: Call): void {
  const [prior, implied] = [getRole(call, 'prior_role_id'), getRole(call, 'implied_role_id')];
  if (!call.stores.of(ROLE_INFERENCES).get(`${prior.id}:${implied.id}`)) {
    throw notFound(`Role ${prior.id} does not imply role ${implied.id}.`);
  }
}

function showImplied(call: Call): Reply {
  checkImplied(call);
  return json(200, impliedView(call));
}

function removeImplied(call: Call): Reply {
  checkImplied(call);
  call.stores.of(ROLE_INFERENCES).delete(`${call.params['prior_role_id']}:${call.params['implied_role_id']}`);
  return done();
}

export const ROLE: Resource = {
  handlers: {
    'identity:role.list': list,
    'identity:role.show': show,
    'identity:role.create': create,
    'identity:role.update': update,
    'identity:role.delete': remove,
    'identity:role-inference.list': listInferences,
    'identity:role.implied-role.list': listImplied,
    'identity:role.implied-role.create': addImplied,
    'identity:role.implied-role.show': showImplied,
    'identity:role.implied-role.check': (call) => (checkImplied(call), done()),
    'identity:role.implied-role.delete': removeImplied,
  },
};
