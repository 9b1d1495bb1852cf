// SPDX-License-Identifier: Apache-2.0
import type { Level, Listing } from '@touchstone/model';
import type { Facet, Freshness } from './facets.js';
import { freshnessOf } from './freshness.js';
import { licenceIds } from './licence-ids.js';

/** A listing as a search finds and shows it: plain JSON, derived, dropped and derived again at will. */
export interface SearchRow {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly description: string;
  readonly category: string;
  readonly licence: string;
  readonly level: Level | null;
  readonly versions: readonly string[];
  readonly evidence: Listing['evidence'];
  /** Of the newest run; null where nothing ran. */
  readonly evidenceAt: string | null;
  readonly tier: Listing['certificate']['tier'];
  readonly state: Listing['certificate']['state'];
  readonly expiresAt: string;
  readonly freshness: Freshness;
  /** When `freshness` changes by the clock alone, and the row is to be derived again; null: never. */
  readonly changesAt: string | null;
  /** Values of each facet, each once. */
  readonly facets: Readonly<Record<Facet, readonly string[]>>;
}

/**
 * Derives what search needs of a listing.
 * @param at the time that freshness is judged at
 */
export function searchRow(listing: Listing, at: Date): SearchRow {
  const { certificate } = listing;
  const fresh = freshnessOf(listing, at);
  return {
    id: listing.id,
    name: listing.name,
    vendor: listing.vendor,
    description: listing.description,
    category: listing.category,
    licence: listing.licence,
    level: listing.level,
    versions: listing.versions,
    evidence: listing.evidence,
    evidenceAt: listing.evidenceAt,
    tier: certificate.tier,
    state: certificate.state,
    expiresAt: certificate.expiresAt,
    ...fresh,
    facets: {
      category: [listing.category],
      service: listing.services.filter(isTouched).map(({ service }) => service),
      native: listing.concerns.filter(({ verdict }) => verdict === 'native').map(({ concern }) => concern),
      level: [listing.level ?? 'none'],
      release: listing.releases.filter(({ standing }) => standing === 'tested').map(({ release }) => release),
      platform: [
        ...new Set(listing.platforms.filter(({ standing }) => standing === 'tested').map(({ kind }) => kind)),
      ].sort(),
      tier: certificate.tier === null ? [] : [certificate.tier],
      licence: licenceIds(listing.licence),
      freshness: [fresh.freshness],
      evidence: listing.evidence === 'run and scan' ? ['run', 'scan'] : [listing.evidence],
    },
  };
}

/** Seen working or found in source; a service whose every call was refused is not used. */
function isTouched({ operations }: Listing['services'][number]): boolean {
  return operations.some(({ used, found }) => used > 0 || found > 0);
}
