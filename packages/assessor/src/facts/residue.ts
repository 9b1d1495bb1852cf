// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, ResourceRef } from '@touchstone/model';
import { GOES_WITH } from './goes-with.js';
import { INVENTORIED_TYPES } from './inventoried-types.js';
import { resourceKey } from './resource-key.js';
import type { RunView } from './run-view.js';

type Residue = AssessedRun['residue'];

/** States in which a resource is on its way out or only its record is left. */
const GOING = /^(deleted|soft_deleted|deleting|delete_in_progress|delete_complete|pending_delete)$/i;

/**
 * What is still there after teardown. An inventory, made beside the recording, is the best witness: what it lists after
 * and did not list before was left behind. For what it could not list, and where there is none, the calls tell: created
 * and never deleted.
 */
export function findResidue(view: RunView): Residue {
  const undeleted = undeletedResources(view);
  if (view.after === undefined) {
    const watched = view.calls.length > 0 && view.recording.integrity.state === 'complete';
    return { how: watched ? 'tracked' : 'unknown', resources: sorted(undeleted), couldNotList: [] };
  }
  const before = new Set(view.before?.resources.map(resourceKey));
  const listed = view.after.resources.filter(
    (resource) => !before.has(resourceKey(resource)) && !GOING.test(resource.state ?? ''),
  );
  const unlistable = new Map(view.after.couldNotList.map((one) => [one.type, one.reason]));
  const tracked = undeleted.filter((resource) => unlistable.has(resource.type));
  return {
    how: 'inventory',
    resources: sorted([...new Map([...listed, ...tracked].map((one) => [resourceKey(one), one])).values()]),
    couldNotList: [
      ...[...unlistable].map(([type, reason]) => `${type}: ${reason}`),
      ...unwitnessed(undeleted, unlistable),
    ].sort(),
  };
}

/** How many resources of each type are left. */
export function countLeft(residue: Residue): Map<string, number> {
  const left = new Map<string, number>();
  for (const { type } of residue.resources) left.set(type, (left.get(type) ?? 0) + 1);
  return left;
}

/** Created with success and never deleted, except what went together with something that was. */
function undeletedResources(view: RunView): ResourceRef[] {
  const open = new Map<string, ResourceRef>();
  const deletedTypes = new Set<string>();
  for (const { exchange, accepted } of view.calls) {
    if (!accepted) continue;
    for (const resource of exchange.created ?? []) {
      open.set(resourceKey(resource), { type: resource.type, id: resource.id });
    }
    for (const resource of exchange.deleted ?? []) {
      open.delete(resourceKey(resource));
      deletedTypes.add(resource.type);
    }
  }
  return [...open.values()].filter(
    (resource) => !(GOES_WITH[resource.type] ?? []).some((type) => deletedTypes.has(type)),
  );
}

/** Types of which something was created and not deleted, and which inventories do not list: their silence proves nothing. */
function unwitnessed(undeleted: readonly ResourceRef[], unlistable: ReadonlyMap<string, string>): string[] {
  return [...new Set(undeleted.map((resource) => resource.type))]
    .filter((type) => !INVENTORIED_TYPES.has(type) && !unlistable.has(type))
    .map((type) => `${type}: created and not deleted, and inventories do not list this type`);
}

function sorted(resources: readonly ResourceRef[]): ResourceRef[] {
  return [...resources].sort((a, b) => (resourceKey(a) < resourceKey(b) ? -1 : 1));
}
