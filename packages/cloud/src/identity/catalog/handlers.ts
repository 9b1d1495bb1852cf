// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { DOMAINS } from '../domain/resource.js';
import { domainView } from '../domain/views.js';
import { unauthorized } from '../faults.js';
import { PROJECTS } from '../project/resource.js';
import { projectView } from '../project/views.js';
import { effectiveRoles, projectsOf } from '../role-assignment/effective-roles.js';
import { TOKENS } from '../token/resource.js';
import { listEntities } from '../views.js';
import { catalogView } from './views.js';

function show(call: Call): Reply {
  const scope = call.stores.of(TOKENS).get(call.auth.tokenId)?.scope;
  if (!scope || scope.kind === 'none') throw unauthorized(call.endpoint);
  const links = { self: `${call.endpoint}/v3/auth/catalog`, previous: null, next: null };
  return json(200, { catalog: catalogView(call, scope), links }, { Vary: 'X-Auth-Token' });
}

/** Projects that the caller could scope a token to. */
function listProjects(call: Call): Reply {
  const ids = projectsOf(call.stores, call.auth.userId);
  const projects = call.stores.of(PROJECTS).filter((project) => project.enabled && ids.has(project.id));
  return listEntities(
    call,
    'projects',
    projects.map((project) => projectView(call, project)),
  );
}

function listDomains(call: Call): Reply {
  const domains = call.stores
    .of(DOMAINS)
    .filter(
      (domain) => effectiveRoles(call.stores, call.auth.userId, { kind: 'domain', id: domain.id }).length > 0,
    );
  return listEntities(
    call,
    'domains',
    domains.map((domain) => domainView(call, domain)),
  );
}

function listSystem(call: Call): Reply {
  const all = effectiveRoles(call.stores, call.auth.userId, { kind: 'system' }).length > 0;
  return json(200, {
    system: all ? [{ all: true }] : [],
    links: { self: `${call.endpoint}/v3/auth/system` },
  });
}

export const CATALOG: Resource = {
  handlers: {
    'identity:catalog.show': show,
    'identity:auth-project.list': listProjects,
    'identity:auth-domain.list': listDomains,
    'identity:auth-system.list': listSystem,
  },
};
