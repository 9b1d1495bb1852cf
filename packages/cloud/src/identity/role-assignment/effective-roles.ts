// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { MEMBERSHIPS } from '../group/resource.js';
import { PROJECTS } from '../project/resource.js';
import { expandRoles } from '../role/expand-roles.js';
import type { Role } from '../role/resource.js';
import type { TokenScope } from '../token/resource.js';
import { ASSIGNMENTS, type Assignment } from './resource.js';

/** The roles that a user has on a scope: granted, through groups, inherited from above, and implied. */
export function effectiveRoles(stores: Stores, userId: string, scope: TokenScope): readonly Role[] {
  const ids = assignmentsOf(stores, userId)
    .filter((one) => reaches(stores, one, scope))
    .map((one) => one.roleId);
  return expandRoles(stores, ids);
}

/** Ids of the projects on which a user has any role. */
export function projectsOf(stores: Stores, userId: string): ReadonlySet<string> {
  const assignments = assignmentsOf(stores, userId);
  const projects = stores
    .of(PROJECTS)
    .filter(({ id }) => assignments.some((one) => reaches(stores, one, { kind: 'project', id })));
  return new Set(projects.map((project) => project.id));
}

function assignmentsOf(stores: Stores, userId: string): readonly Assignment[] {
  const groups = new Set(
    stores
      .of(MEMBERSHIPS)
      .filter((one) => one.userId === userId)
      .map((one) => one.groupId),
  );
  return stores
    .of(ASSIGNMENTS)
    .filter(({ actor }) => (actor.kind === 'user' ? actor.id === userId : groups.has(actor.id)));
}

function reaches(stores: Stores, { target, inherited }: Assignment, scope: TokenScope): boolean {
  if (scope.kind === 'none') return false;
  if (!inherited) return target.kind === scope.kind && (scope.kind === 'system' || target.id === scope.id);
  if (scope.kind !== 'project') return false;
  for (
    let project = stores.of(PROJECTS).get(scope.id);
    project;
    project = stores.of(PROJECTS).get(project.parentId)
  ) {
    if (target.kind === 'domain' && target.id === project.domainId) return true;
    if (target.kind === 'project' && target.id === project.parentId) return true;
  }
  return false;
}
