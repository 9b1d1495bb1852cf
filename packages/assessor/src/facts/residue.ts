// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, Inventory, ResourceRef } from '@touchstone/model';
import type { Call } from '../observe/alike-calls.js';
import { joinPlaces, placeOf, type Places } from '../observe/places.js';
import { ResourceTable } from '../observe/resource-table.js';
import { GOES_WITH } from './goes-with.js';
import { INVENTORIED_TYPES } from './inventoried-types.js';
import { resourceKey } from './resource-key.js';

type Residue = AssessedRun['residue'];

/** States in which a resource is on its way out or only its record is left. */
const GOING = /^(deleted|soft_deleted|deleting|delete_in_progress|delete_complete|pending_delete)$/i;

/** What calls tell of resources that were made: which are still open, of which types, and by which call. */
export interface MadeResources {
  /** Created with success and never deleted, except what went together with something that was. */
  readonly undeleted: readonly ResourceRef[];
  /** Types of which something was created with success. */
  readonly types: ReadonlySet<string>;
  /** The calls that were the first to make these resources. */
  makersOf(resources: Iterable<Pick<ResourceRef, 'type' | 'id'>>): Places;
}

/** Follows resources from their making to their removal. Holds by name those that are not deleted, of the others a hash. */
export class ResidueFollower implements MadeResources {
  readonly types = new Set<string>();
  readonly #open = new Map<string, ResourceRef>();
  readonly #deletedTypes = new Set<string>();
  readonly #made = new ResourceTable();

  take({ exchange: { created, deleted, seq }, accepted }: Call): void {
    if (created !== undefined) for (const one of created) this.#make(one, seq, accepted);
    if (!accepted || deleted === undefined) return;
    for (const resource of deleted) {
      this.#open.delete(resourceKey(resource));
      this.#deletedTypes.add(resource.type);
    }
  }

  #make(resource: ResourceRef, seq: number, accepted: boolean): void {
    const { type, id } = resource;
    const at = this.#made.slot(type, id);
    if (this.#made.marks[at] === 0) {
      this.#made.marks[at] = 1;
      this.#made.numbers[at] = seq;
    }
    if (!accepted) return;
    this.types.add(type);
    this.#open.set(resourceKey(resource), { type, id });
  }

  get undeleted(): readonly ResourceRef[] {
    return [...this.#open.values()].filter(
      (resource) => !(GOES_WITH[resource.type] ?? []).some((type) => this.#deletedTypes.has(type)),
    );
  }

  makersOf(resources: Iterable<Pick<ResourceRef, 'type' | 'id'>>): Places {
    const makers = new Set<number>();
    for (const { type, id } of resources) {
      const at = this.#made.find(type, id);
      if (at >= 0) makers.add(this.#made.numbers[at]!);
    }
    return joinPlaces([...makers].map((seq) => placeOf({ seq })));
  }
}

/** What a run's residue is told from. */
export interface ResidueWitnesses {
  readonly made: MadeResources;
  readonly before: Inventory | undefined;
  readonly after: Inventory | undefined;
  /** The recording is whole and holds calls. */
  readonly watched: boolean;
}

/**
 * What is still there after teardown. An inventory, made beside the recording, is the best witness: what it lists after
 * and did not list before was left behind. For what it could not list, and where there is none, the calls tell: created
 * and never deleted.
 */
export function findResidue({ made, before: earlier, after, watched }: ResidueWitnesses): Residue {
  const { undeleted } = made;
  if (after === undefined) {
    return { how: watched ? 'tracked' : 'unknown', resources: sorted(undeleted), couldNotList: [] };
  }
  const before = new Set(earlier?.resources.map(resourceKey));
  const listed = after.resources.filter(
    (resource) => !before.has(resourceKey(resource)) && !GOING.test(resource.state ?? ''),
  );
  const unlistable = new Map(after.couldNotList.map((one) => [one.type, one.reason]));
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

/** Types of which something was created and not deleted, and which inventories do not list: their silence proves nothing. */
function unwitnessed(undeleted: readonly ResourceRef[], unlistable: ReadonlyMap<string, string>): string[] {
  return [...new Set(undeleted.map((resource) => resource.type))]
    .filter((type) => !INVENTORIED_TYPES.has(type) && !unlistable.has(type))
    .map((type) => `${type}: created and not deleted, and inventories do not list this type`);
}

function sorted(resources: readonly ResourceRef[]): ResourceRef[] {
  return [...resources].sort((a, b) => (resourceKey(a) < resourceKey(b) ? -1 : 1));
}
