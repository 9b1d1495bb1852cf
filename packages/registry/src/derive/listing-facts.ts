// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';

type Concern = Listing['concerns'][number];

/** What the pages that look over all listings need of each: a hundredth of a listing. */
export interface ListingFacts extends Pick<
  Listing,
  | 'id'
  | 'name'
  | 'vendor'
  | 'category'
  | 'level'
  | 'evidence'
  | 'evidenceAt'
  | 'certificate'
  | 'history'
  | 'levels'
> {
  readonly guideline: string;
  /** Operations that the cloud accepted calls of, in whole runs. */
  readonly used: readonly string[];
  /** Operations that the source has calls of. */
  readonly found: readonly string[];
  readonly concerns: readonly (Pick<Concern, 'concern' | 'title' | 'relevance' | 'verdict'> & {
    /** What it brings of its own. */
    readonly parallel: readonly string[];
  })[];
  readonly releases: Listing['releases'];
  /** Without those that did not run. */
  readonly platforms: readonly Pick<
    Listing['platforms'][number],
    'kind' | 'release' | 'standing' | 'at' | 'steps'
  >[];
  /** Clouds that its recipe ran on, each once. */
  readonly clouds: readonly RunCloud[];
  readonly criteria: readonly Pick<
    Listing['criteria'][number],
    'id' | 'level' | 'statement' | 'verdict' | 'why'
  >[];
}

/** A cloud that a recipe ran on, and the release that the run counts for. */
interface RunCloud {
  readonly kind: Listing['runs'][number]['platform']['kind'];
  readonly release: string;
  readonly name: string;
  readonly distribution: string | undefined;
  readonly fingerprint: string;
}

/** Derives what an overview needs of a listing. Pure. */
export function listingFacts(listing: Listing): ListingFacts {
  const operations = listing.services.flatMap((service) => service.operations);
  return {
    id: listing.id,
    name: listing.name,
    vendor: listing.vendor,
    category: listing.category,
    level: listing.level,
    evidence: listing.evidence,
    evidenceAt: listing.evidenceAt,
    certificate: listing.certificate,
    history: listing.history,
    levels: listing.levels,
    guideline: listing.guideline.version,
    used: operations.filter(({ used }) => used > 0).map(({ operation }) => operation),
    found: operations.filter(({ found }) => found > 0).map(({ operation }) => operation),
    concerns: listing.concerns.map(({ concern, title, relevance, verdict, parallel }) => ({
      concern,
      title,
      relevance,
      verdict,
      parallel,
    })),
    releases: listing.releases,
    platforms: listing.platforms
      .filter(({ standing }) => standing !== 'not run')
      .map(({ kind, release, standing, at, steps }) => ({ kind, release, standing, at, steps })),
    clouds: cloudsOf(listing),
    criteria: listing.criteria.map(({ id, level, statement, verdict, why }) => ({
      id,
      level,
      statement,
      verdict,
      why,
    })),
  };
}

function cloudsOf({ runs }: Listing): readonly RunCloud[] {
  const clouds = new Map<string, RunCloud>();
  for (const { platform, release, purpose } of runs) {
    if (release === null || purpose !== 'certify') continue;
    const { kind, name, distribution, fingerprint } = platform;
    clouds.set(`${release} ${fingerprint}`, { kind, release, name, distribution, fingerprint });
  }
  return [...clouds.values()];
}

/**
 * Reads facts as they are stored. A marketplace holds those of all its listings in memory: what many of them have in common
 * is there once.
 * @param text canonical JSON that `listingFacts` came to
 */
export function readFacts(text: string): ListingFacts {
  const facts = JSON.parse(text) as ListingFacts;
  const { certificate, history } = facts;
  return {
    ...facts,
    history: history.map((one) => (one.statement === certificate.statement ? certificate : one)),
    used: facts.used.map(shared),
    found: facts.found.map(shared),
    concerns: facts.concerns.map((one) => ({
      ...one,
      title: shared(one.title),
      parallel: one.parallel.length === 0 ? NONE : one.parallel.map(shared),
    })),
    criteria: facts.criteria.map((one) => ({
      ...one,
      id: shared(one.id),
      statement: shared(one.statement),
    })),
  };
}

/** Most concerns of most listings have nothing of their own: one empty list serves them all. */
const NONE: readonly string[] = Object.freeze([]);

/**
 * One copy of a text that many listings have. Only for texts from small closed sets (the index's operations, a guideline's
 * criteria); it stops keeping them where strangers' evidence brings too many.
 */
function shared(text: string): string {
  const known = SHARED.get(text);
  if (known !== undefined) return known;
  if (SHARED.size < SHARED_LIMIT) SHARED.set(text, text);
  return text;
}

const SHARED = new Map<string, string>();
const SHARED_LIMIT = 20_000;
