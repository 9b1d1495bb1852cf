// SPDX-License-Identifier: Apache-2.0
import { resolveServiceType } from '@touchstone/openstack';

export interface CatalogEndpoint {
  readonly interface: string;
  readonly url: string;
  readonly region_id?: string | null;
  readonly region?: string | null;
}
export interface CatalogEntry {
  readonly type: string;
  readonly name?: string;
  readonly endpoints: readonly CatalogEndpoint[];
}

export interface FoundEndpoint {
  /** The official service type. */
  readonly type: string;
  /** The type under which the catalog offers it. */
  readonly catalogType: string;
  readonly url: string;
}

export interface EndpointChoice {
  readonly region: string | undefined;
  readonly interface: string;
}

/** The official type of a catalog's type; the catalog's own word where the index knows none. */
export function officialType(catalogType: string): string {
  return resolveServiceType(catalogType) ?? catalogType;
}

/**
 * Every service that the catalog offers in the region on the interface, once each by official type: the entry under
 * the official name wins over aliases, of those the one that sorts last (`volumev3` over `volumev2`).
 */
export function findEndpoints(
  catalog: readonly CatalogEntry[],
  choice: EndpointChoice,
): readonly FoundEndpoint[] {
  const best = new Map<string, FoundEndpoint>();
  for (const entry of catalog) {
    const endpoint = entry.endpoints.find(
      (candidate) =>
        candidate.interface === choice.interface &&
        (choice.region === undefined || (candidate.region_id ?? candidate.region) === choice.region),
    );
    if (endpoint === undefined) continue;
    const type = officialType(entry.type);
    const old = best.get(type);
    if (
      old !== undefined &&
      (old.catalogType === type || (entry.type !== type && old.catalogType > entry.type))
    ) {
      continue;
    }
    best.set(type, { type, catalogType: entry.type, url: endpoint.url.replace(/\/+$/, '') });
  }
  return [...best.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}

/** The regions that a catalog names, sorted. */
export function catalogRegions(catalog: readonly CatalogEntry[]): readonly string[] {
  const names = catalog.flatMap((entry) =>
    entry.endpoints.map((endpoint) => endpoint.region_id ?? endpoint.region),
  );
  return [...new Set(names.filter((name) => typeof name === 'string'))].sort();
}
