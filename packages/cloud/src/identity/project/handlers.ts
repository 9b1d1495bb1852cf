// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, forbidden, notFound } from '../../service/fault.js';
import {
  isFields,
  otherFields,
  readBoolean,
  readFields,
  readText,
  requireText,
} from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { DEFAULT_DOMAIN, DOMAINS } from '../domain/resource.js';
import { couldNotFind, duplicate, notAuthorized } from '../faults.js';
import { done, listEntities, showEntity } from '../views.js';
import { removeProject } from './remove-project.js';
import { PROJECTS, type Project } from './resource.js';
import { projectView } from './views.js';

const FIELDS = [
  'id',
  'name',
  'domain_id',
  'description',
  'enabled',
  'parent_id',
  'is_domain',
  'tags',
  'options',
  'links',
];

function getProject(call: Call): Project {
  const id = call.params['project_id']!;
  const project = call.stores.of(PROJECTS).get(id);
  if (!project) throw couldNotFind('project', id);
  return project;
}

function list(call: Call): Reply {
  const tags = call.query.get('tags')?.split(',') ?? [];
  const projects = call.stores
    .of(PROJECTS)
    .filter((project) => tags.every((tag) => project.tags.includes(tag)));
  return listEntities(
    call,
    'projects',
    projects.map((project) => projectView(call, project)),
  );
}

function show(call: Call): Reply {
  const id = call.params['project_id']!;
  if (!call.auth.isAdmin && call.auth.projectId !== id && !call.auth.system) {
    throw notAuthorized('identity:get_project');
  }
  return showEntity('project', projectView(call, getProject(call)));
}

function create(call: Call): Reply {
  const fields = readFields(call.body, 'project');
  const name = requireText(fields, 'name', 64);
  const parent = readText(fields, 'parent_id');
  const domainId =
    readText(fields, 'domain_id') ?? parentDomain(call, parent) ?? (call.auth.domainId || DEFAULT_DOMAIN);
  if (!call.stores.of(DOMAINS).get(domainId)) throw badRequest(`Could not find domain: ${domainId}.`);
  const id = call.ids.hex();
  refuseTakenName(call, name, domainId, id);
  const project = call.stores.of(PROJECTS).put({
    id,
    name,
    domainId,
    description: readText(fields, 'description') ?? '',
    enabled: readBoolean(fields, 'enabled') ?? true,
    parentId: parent ?? domainId,
    tags: readTags(fields['tags']),
    options: isFields(fields['options']) ? fields['options'] : {},
    extra: otherFields(fields, FIELDS),
  });
  return showEntity('project', projectView(call, project), 201);
}

function parentDomain(call: Call, parent: string | undefined): string | undefined {
  if (parent === undefined) return undefined;
  if (call.stores.of(DOMAINS).get(parent)) return parent;
  const project = call.stores.of(PROJECTS).get(parent);
  if (!project) throw couldNotFind('project', parent);
  return project.domainId;
}

function update(call: Call): Reply {
  const project = getProject(call);
  const fields = readFields(call.body, 'project');
  const name = readText(fields, 'name') ?? project.name;
  refuseTakenName(call, name, project.domainId, project.id);
  const updated = call.stores.of(PROJECTS).put({
    ...project,
    name,
    description: readText(fields, 'description') ?? project.description,
    enabled: readBoolean(fields, 'enabled') ?? project.enabled,
    tags: fields['tags'] === undefined ? project.tags : readTags(fields['tags']),
    extra: { ...project.extra, ...otherFields(fields, FIELDS) },
  });
  return showEntity('project', { ...projectView(call, updated), extra: updated.extra });
}

function remove(call: Call): Reply {
  const project = getProject(call);
  if (call.stores.of(PROJECTS).find((one) => one.parentId === project.id)) {
    throw forbidden(`Cannot delete project ${project.id} since it is not a leaf in the hierarchy.`);
  }
  removeProject(call.stores, project.id);
  return done();
}

function refuseTakenName(call: Call, name: string, domainId: string, id: string): void {
  const taken = call.stores
    .of(PROJECTS)
    .find((one) => one.name === name && one.domainId === domainId && one.id !== id);
  if (!taken) return;
  const rule =
    'it is not permitted to have two projects with either the same name or same id in the same domain';
  throw duplicate('project', `${rule}: name is ${name}, project id ${id}`);
}

function readTags(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((tag): tag is string => typeof tag === 'string') : [];
}

function listTags(call: Call): Reply {
  const { tags } = getProject(call);
  return json(200, { links: { self: `${call.endpoint}/v3` }, tags });
}

function replaceTags(call: Call): Reply {
  const tags = readTags(isFields(call.body) ? call.body['tags'] : undefined);
  call.stores.of(PROJECTS).put({ ...getProject(call), tags });
  return listTags(call);
}

function removeTags(call: Call): Reply {
  call.stores.of(PROJECTS).put({ ...getProject(call), tags: [] });
  return done();
}

function showTag(call: Call): Reply {
  if (getProject(call).tags.includes(call.params['tag_name']!)) return done();
  throw notFound(`Could not find project tag: ${call.params['tag_name']}.`);
}

function addTag(call: Call): Reply {
  const project = getProject(call);
  const tag = call.params['tag_name']!;
  const tags = [...project.tags.filter((one) => one !== tag), tag];
  call.stores.of(PROJECTS).put({ ...project, tags });
  return reply(201, {
    'Content-Type': 'application/json',
    Location: `${call.endpoint}/v3/projects/${project.id}/tags/${encodeURIComponent(tag)}`,
  });
}

function removeTag(call: Call): Reply {
  showTag(call);
  const project = getProject(call);
  const tags = project.tags.filter((tag) => tag !== call.params['tag_name']);
  call.stores.of(PROJECTS).put({ ...project, tags });
  return done();
}

export const PROJECT: Resource = {
  handlers: {
    'identity:project.list': list,
    'identity:project.show': show,
    'identity:project.create': create,
    'identity:project.update': update,
    'identity:project.delete': remove,
    'identity:project.tag.list': listTags,
    'identity:project.tag.replace-all': replaceTags,
    'identity:project.tag.delete-all': removeTags,
    'identity:project.tag.show': showTag,
    'identity:project.tag.add': addTag,
    'identity:project.tag.remove': removeTag,
  },
  ownPolicy: ['identity:project.show'],
};
