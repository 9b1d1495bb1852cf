// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { type Level, LEVELS, levelTitle, type Listing } from '@touchstone/model';
import { type Freshness, freshnessOf } from '@touchstone/registry';

/** What a social card says of a solution: the same facts give the same picture. */
export interface Card {
  /** For a name in letters that no font of ours has. */
  readonly id: string;
  readonly name: string;
  readonly byline: string;
  readonly level: Level | null;
  /** The level in words, or why it does not count. */
  readonly verdict: string;
  readonly tone: 'good' | 'quiet' | 'warn' | 'bad';
  readonly lines: readonly string[];
  readonly footer: string;
}

/** Changes with what is drawn: a card that looks different has another address. */
const DRAWING = '1';
const NAMED = 3;

/**
 * The facts of a listing that a card shows as of `at`. What is expired, revoked or was never run is said in the place of a
 * level; a level whose evidence is stale is said to be so, as on pages and badges.
 */
export function cardOf(listing: Listing, at: Date): Card {
  const { certificate, level, runs } = listing;
  const { freshness } = freshnessOf(listing, at);
  const native = listing.concerns.filter(({ verdict }) => verdict === 'native').map(({ title }) => title);
  const tested = listing.releases
    .filter(({ standing }) => standing === 'tested')
    .map(({ release }) => release);
  return {
    id: listing.id,
    name: listing.name,
    byline: `${listing.categoryTitle} · ${listing.vendor}`,
    level: certificate.state === 'valid' && freshness !== 'expired' ? level : null,
    ...verdictOf(listing, freshness),
    lines: [
      native.length === 0
        ? 'Nothing shown to be native'
        : `Native${runs.length === 0 ? ' in source' : ''} for ${named(native.map((one) => (one === 'DNS' ? one : one.toLowerCase())))}`,
      tested.length === 0 ? 'Tested on no release' : `Tested on ${named(tested)}`,
    ],
    footer: `Computed from evidence · certificate until ${certificate.expiresAt.slice(0, 10)} · guideline ${listing.guideline.version}`,
  };
}

/** Where a card is: the path names what it shows. */
export function cardPath(card: Card): string {
  const hash = createHash('sha256').update(DRAWING).update(JSON.stringify(card)).digest('hex').slice(0, 12);
  return `/cards/${encodeURIComponent(card.id)}/${hash}.png`;
}

type Verdict = Pick<Card, 'verdict' | 'tone'>;

function verdictOf(listing: Listing, freshness: Freshness): Verdict {
  const { state } = listing.certificate;
  if (state !== 'valid') return { verdict: `Certificate ${state}`, tone: 'bad' };
  // By the clock, before the listing was derived again.
  if (freshness === 'expired') return { verdict: 'Certificate expired', tone: 'bad' };
  const reached = reachedBy(listing);
  return freshness === 'stale' ? { verdict: `${reached.verdict}, stale`, tone: 'warn' } : reached;
}

function reachedBy({ level, runs }: Listing): Verdict {
  if (runs.length === 0) return { verdict: 'Scanned only, nothing ran', tone: 'quiet' };
  if (level === null) return { verdict: 'No level reached yet', tone: 'quiet' };
  return {
    verdict: `${levelTitle(level)}: ${LEVELS.indexOf(level) + 1} of ${LEVELS.length} levels`,
    tone: 'good',
  };
}

function named(words: readonly string[]): string {
  const more = words.length - NAMED;
  return `${words.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
