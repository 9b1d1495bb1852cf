// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { isFields, type Fields } from '../../service/fields.js';
import { findDomain } from '../domain/resource.js';
import { missing, unauthorized } from '../faults.js';
import { PROJECTS } from '../project/resource.js';
import { effectiveRoles } from '../role-assignment/effective-roles.js';
import type { TokenScope } from './resource.js';
import type { SignedIn } from './sign-in.js';

/**
 * What the new token is to be good for: the scope asked for, else the application credential's project, else the
 * user's default project, else nothing. @throws Fault 401 where the user has no role there
 */
export function chooseScope(call: Call, auth: Fields, signedIn: SignedIn): TokenScope {
  const { user, applicationCredential } = signedIn;
  const asked = auth['scope'];
  if (applicationCredential) {
    // An application credential lives in one project and cannot be scoped elsewhere (keystone/auth/core.py).
    if (asked !== undefined && !asksFor(asked, applicationCredential.projectId))
      throw unauthorized(call.endpoint);
    return { kind: 'project', id: applicationCredential.projectId };
  }
  if (asked === 'unscoped') return { kind: 'none' };
  if (asked !== undefined) return requireRoles(call, user.id, resolveScope(call, asked));
  const ownProject = user.defaultProjectId;
  if (ownProject === undefined) return { kind: 'none' };
  const scope: TokenScope = { kind: 'project', id: ownProject };
  const usable =
    call.stores.of(PROJECTS).get(ownProject)?.enabled &&
    effectiveRoles(call.stores, user.id, scope).length > 0;
  return usable ? scope : { kind: 'none' };
}

function asksFor(asked: unknown, projectId: string): boolean {
  return isFields(asked) && isFields(asked['project']) && asked['project']['id'] === projectId;
}

function resolveScope(call: Call, asked: unknown): TokenScope {
  if (!isFields(asked)) throw missing('scope');
  const { project, domain, system } = asked;
  if (isFields(project)) return findProjectScope(call, project);
  if (isFields(domain)) {
    const found = findDomain(call.stores, domain);
    if (!found?.enabled) throw unauthorized(call.endpoint);
    return { kind: 'domain', id: found.id };
  }
  if (isFields(system) && system['all'] === true) return { kind: 'system' };
  throw missing('project or domain');
}

function findProjectScope(call: Call, by: Fields): TokenScope {
  const projects = call.stores.of(PROJECTS);
  const domain = isFields(by['domain']) ? findDomain(call.stores, by['domain']) : undefined;
  const project =
    typeof by['id'] === 'string'
      ? projects.get(by['id'])
      : projects.find((one) => one.name === by['name'] && one.domainId === domain?.id);
  if (!project?.enabled) throw unauthorized(call.endpoint);
  return { kind: 'project', id: project.id };
}

function requireRoles(call: Call, userId: string, scope: TokenScope): TokenScope {
  if (effectiveRoles(call.stores, userId, scope).length === 0) throw unauthorized(call.endpoint);
  return scope;
}
