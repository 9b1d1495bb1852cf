// SPDX-License-Identifier: Apache-2.0
import type { Level, Listing } from '@touchstone/model';
import { compareReleases, findRelease } from '@touchstone/openstack';
import { freshnessOf } from '../search/freshness.js';
import type { Badge, BadgeTone } from './badge.js';

const LEVEL_TONES: Readonly<Record<Level, BadgeTone>> = { native: 'gold', integrated: 'good', basic: 'fair' };
const RELEASE_TONES: Readonly<Record<Listing['releases'][number]['standing'], BadgeTone>> = {
  tested: 'good',
  failed: 'bad',
  extrapolated: 'fair',
  claimed: 'plain',
};

/** The level that a solution has reached, and nothing else once that no longer holds. */
export function levelBadge(listing: Listing, at: Date): Badge {
  const { level, guideline } = listing;
  const label = 'OpenStack level';
  const ended = endOf(listing, at);
  if (ended !== undefined) return { label, ...ended };
  // What never ran has not failed: nobody has asked it yet.
  const none = listing.evidence === 'scan' ? 'not run yet' : 'none reached';
  const value = level === null ? none : `${level} ${guideline.version}`;
  const tone = level === null ? 'plain' : LEVEL_TONES[level];
  return isStale(listing, at) ? { label, value: `${value}, stale`, tone: 'stale' } : { label, value, tone };
}

/**
 * How a solution stands on a release; without one, on the newest that it was tested on.
 * @returns undefined where nothing is known of that release
 */
export function releaseBadge(listing: Listing, release: string | undefined, at: Date): Badge | undefined {
  const ended = endOf(listing, at);
  const wanted = release === undefined ? undefined : (findRelease(release)?.name ?? release);
  const cell =
    wanted === undefined ? newestTested(listing) : listing.releases.find((one) => one.release === wanted);
  if (cell === undefined) {
    return release === undefined
      ? { label: 'OpenStack', value: 'no release tested', tone: 'plain' }
      : undefined;
  }
  const label = `OpenStack ${cell.release}`;
  if (ended !== undefined) return { label, ...ended };
  const stale = isStale(listing, at);
  return {
    label,
    value: stale ? `${cell.standing}, stale` : cell.standing,
    tone: stale ? 'stale' : RELEASE_TONES[cell.standing],
  };
}

function isStale(listing: Listing, at: Date): boolean {
  return freshnessOf(listing, at).freshness === 'stale';
}

/** A certificate that is no longer in force says only that. */
function endOf(listing: Listing, at: Date): Pick<Badge, 'value' | 'tone'> | undefined {
  const { freshness } = freshnessOf(listing, at);
  if (freshness === 'expired') return { value: 'expired', tone: 'stale' };
  if (freshness !== 'revoked') return undefined;
  return { value: listing.certificate.state === 'revoked' ? 'revoked' : 'not believed', tone: 'bad' };
}

function newestTested({ releases }: Listing): Listing['releases'][number] | undefined {
  return releases
    .filter(({ standing, release }) => standing === 'tested' && findRelease(release) !== undefined)
    .toSorted((a, b) => compareReleases(b.release, a.release))[0];
}
