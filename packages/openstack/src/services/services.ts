// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { readDataFile } from '../data-file.js';

export interface Service {
  /** Official service type. */
  readonly type: string;
  readonly aliases: readonly string[];
  readonly project: string;
  readonly name: string;
  readonly description: string;
  /** Port that the service listens on by default, where the project documents one. */
  readonly port?: number;
  /** Whether this index holds its operations. */
  readonly indexed: boolean;
  /** The word after `OpenStack-API-Version:`, where the service speaks microversions. */
  readonly microversionType?: string;
  /** Project-specific microversion header, older than `OpenStack-API-Version`. */
  readonly microversionHeader?: string;
}

interface Loaded {
  readonly list: readonly Service[];
  readonly byName: ReadonlyMap<string, Service>;
}

let loaded: Loaded | undefined;

function load(): Loaded {
  if (loaded) return loaded;
  const list = readDataFile('services.json') as readonly Service[];
  const byName = new Map<string, Service>();
  for (const service of list) {
    for (const name of [service.project, ...service.aliases, service.type]) byName.set(name, service);
  }
  loaded = { list, byName };
  return loaded;
}

/**
 * All official service types, in the order of the service-types authority's published list; behind the service that
 * answers them, the types that only catalogs know: `cloudformation` and `s3`.
 */
export function services(): readonly Service[] {
  return load().list;
}

/**
 * Finds the official type behind what a catalog, a client or a person calls a service.
 * @param name an official type, an alias (`volumev3`) or a project (`cinder`), in any case, with `_` or `-`;
 *   versioned forms such as `compute_legacy`, `computev21` or `imagev2` resolve too
 * @returns the official type, or undefined
 */
export function resolveServiceType(name: string): string | undefined {
  return findService(name)?.type;
}

export function findService(name: string): Service | undefined {
  const { byName } = load();
  const exact = byName.get(name);
  if (exact) return exact;
  const plain = name.trim().toLowerCase().replaceAll('_', '-');
  return (
    byName.get(plain) ?? byName.get(plain.replace(/-legacy$/, '')) ?? byName.get(plain.replace(/v\d+$/, ''))
  );
}

/** As findService. @throws TouchstoneError OPENSTACK_UNKNOWN_SERVICE */
export function getService(name: string): Service {
  const service = findService(name);
  if (service) return service;
  throw new TouchstoneError(
    'OPENSTACK_UNKNOWN_SERVICE',
    `no official service type or alias is called "${name}"`,
    {
      hint: 'see https://service-types.openstack.org for the official types',
      details: { name },
    },
  );
}
