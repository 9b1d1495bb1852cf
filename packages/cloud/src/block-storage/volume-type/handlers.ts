// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, conflict, forbidden, notFound } from '../../service/fault.js';
import { isFields, readBoolean, readFields, readText } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { checkMetadata } from '../rest/metadata.js';
import { ownProjectOnly } from '../rest/own-project.js';
import { VOLUMES } from '../volume/resource.js';
import { defaultType, VOLUME_TYPES, type VolumeType } from './resource.js';
import { viewDefaultType, viewType, visibleSpecs } from './views.js';

const mayUse = (type: VolumeType, { auth }: Call): boolean =>
  type.isPublic || auth.isAdmin || type.projects.includes(auth.projectId);

function getType(call: Call): VolumeType {
  const id = call.params['type_id'] ?? '';
  const type = call.stores.of(VOLUME_TYPES).get(id);
  if (type && mayUse(type, call)) return type;
  throw notFound(`Volume type ${id} could not be found.`);
}

function list(call: Call): Reply {
  const wanted = call.query.get('is_public');
  const types = call.stores
    .of(VOLUME_TYPES)
    .filter((type) => mayUse(type, call) && (!call.auth.isAdmin || asked(type, wanted)));
  return json(200, { volume_types: types.map((type) => viewType(type, call)) });
}

/** `is_public=None` means both. */
function asked(type: VolumeType, wanted: string | null): boolean {
  if (wanted === null) return type.isPublic;
  return /^none$/i.test(wanted) || type.isPublic === /^(true|1)$/i.test(wanted);
}

function show(call: Call): Reply {
  if (call.params['type_id'] === 'default') {
    const type = defaultType(call.stores);
    if (!type) throw notFound('Default volume type can not be found.');
    return json(200, { volume_type: viewDefaultType(type, call) });
  }
  return json(200, { volume_type: viewType(getType(call), call) });
}

function create(call: Call): Reply {
  const given = readFields(call.body, 'volume_type');
  const name = readText(given, 'name')?.trim();
  if (!name) throw badRequest("'name' is a required property");
  refuseTakenName(name, call);
  const type = call.stores.of(VOLUME_TYPES).put({
    id: call.ids.uuid(),
    name,
    description: readText(given, 'description') ?? null,
    isPublic: readBoolean(given, 'os-volume-type-access:is_public') ?? true,
    extraSpecs: isFields(given['extra_specs']) ? checkMetadata(given['extra_specs'], 'extra_specs') : {},
    projects: [],
    createdAt: call.now,
  });
  const { qos_specs_id: _qos, ...view } = viewType(type, call);
  return json(200, { volume_type: view });
}

function update(call: Call): Reply {
  refuseMembers(call, 'type_update');
  const type = getType(call);
  const given = readFields(call.body, 'volume_type');
  const name = readText(given, 'name')?.trim();
  if (name !== undefined && name !== type.name) refuseTakenName(name, call);
  const changed = call.stores.of(VOLUME_TYPES).put({
    ...type,
    name: name ?? type.name,
    description: readText(given, 'description') ?? type.description,
    isPublic: readBoolean(given, 'is_public') ?? type.isPublic,
  });
  const { qos_specs_id: _qos, 'os-volume-type-access:is_public': _public, ...view } = viewType(changed, call);
  return json(200, { volume_type: view });
}

function remove(call: Call): Reply {
  refuseMembers(call, 'type_delete');
  const type = getType(call);
  if (call.stores.of(VOLUMES).find((volume) => volume.typeId === type.id)) {
    throw badRequest('Target volume type is still in use.');
  }
  call.stores.of(VOLUME_TYPES).delete(type.id);
  return reply(202);
}

function refuseTakenName(name: string, { stores }: Call): void {
  if (stores.of(VOLUME_TYPES).find((type) => type.name === name))
    throw conflict(`Volume Type ${name} already exists.`);
}

/** The index's least role is that of an owner; types belong to the cloud. */
function refuseMembers({ auth }: Call, rule: string): void {
  if (!auth.isAdmin) throw forbidden(`Policy doesn't allow volume_extension:${rule} to be performed.`);
}

const specKey = ({ params }: Call): string => params['extra_spec_id'] ?? '';

function listSpecs(call: Call): Reply {
  return json(200, { extra_specs: visibleSpecs(getType(call), call) });
}

function showSpec(call: Call): Reply {
  const type = getType(call);
  const value = visibleSpecs(type, call)[specKey(call)];
  if (value === undefined)
    throw notFound(`Volume Type ${type.id} has no extra spec with key ${specKey(call)}.`);
  return json(200, { [specKey(call)]: value });
}

function createSpecs(call: Call): Reply {
  const given = checkMetadata(readFields(call.body, 'extra_specs'), 'extra_specs');
  keepSpecs(getType(call), given, call);
  return json(200, { extra_specs: given });
}

function updateSpec(call: Call): Reply {
  const body = isFields(call.body) ? call.body : {};
  if (!(specKey(call) in body)) throw badRequest('Request body and URI mismatch');
  if (Object.keys(body).length > 1) throw badRequest('Request body contains too many items');
  keepSpecs(getType(call), checkMetadata(body, 'extra_specs'), call);
  return json(200, body);
}

function keepSpecs(type: VolumeType, specs: Readonly<Record<string, string>>, { stores }: Call): void {
  stores.of(VOLUME_TYPES).put({ ...type, extraSpecs: { ...type.extraSpecs, ...specs } });
}

function deleteSpec(call: Call): Reply {
  const type = getType(call);
  const { [specKey(call)]: gone, ...extraSpecs } = type.extraSpecs;
  if (gone === undefined)
    throw notFound(`Volume Type ${type.id} has no extra spec with key ${specKey(call)}.`);
  call.stores.of(VOLUME_TYPES).put({ ...type, extraSpecs });
  return reply(202, { 'Content-Type': 'application/json' });
}

function listAccess(call: Call): Reply {
  const type = getType(call);
  if (type.isPublic) throw notFound('Access list not available for public volume types.');
  return json(200, {
    volume_type_access: type.projects.map((project_id) => ({ volume_type_id: type.id, project_id })),
  });
}

function changeAccess(
  key: string,
  change: (had: readonly string[], project: string) => readonly string[],
): (call: Call) => Reply {
  return (call) => {
    const type = getType(call);
    const project = readFields(call.body, key)['project'];
    if (typeof project !== 'string') throw badRequest("'project' is a required property");
    if (type.isPublic)
      throw badRequest(
        'Invalid volume type: Type access modification is not applicable to public volume type.',
      );
    call.stores.of(VOLUME_TYPES).put({ ...type, projects: change(type.projects, project) });
    return reply(202);
  };
}

export const VOLUME_TYPE_RESOURCE: Resource = {
  handlers: ownProjectOnly({
    'block-storage:volume-type.list': list,
    'block-storage:volume-type.show': show,
    'block-storage:volume-type.create': create,
    'block-storage:volume-type.update': update,
    'block-storage:volume-type.delete': remove,
    'block-storage:volume-type.extra-spec.list': listSpecs,
    'block-storage:volume-type.extra-spec.show': showSpec,
    'block-storage:volume-type.extra-spec.create': createSpecs,
    'block-storage:volume-type.extra-spec.update': updateSpec,
    'block-storage:volume-type.extra-spec.delete': deleteSpec,
    'block-storage:volume-type.access.list': listAccess,
    'block-storage:volume-type.action.add-project-access': changeAccess(
      'addProjectAccess',
      (had, project) => [...new Set([...had, project])],
    ),
    'block-storage:volume-type.action.remove-project-access': changeAccess(
      'removeProjectAccess',
      (had, project) => had.filter((one) => one !== project),
    ),
  }),
};
