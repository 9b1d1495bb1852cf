// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import type { Freshness } from './facets.js';

/** OpenStack is released every six months: older evidence has not met the newest release. */
const STALE_AFTER_DAYS = 183;
const DAY = 86_400_000;

export interface FreshnessNow {
  readonly freshness: Freshness;
  /** When it changes by the clock alone; null: never again. */
  readonly changesAt: string | null;
}

/**
 * Whether a listing's evidence still says something of `at`: of its newest run, or where nothing ran, of what was signed.
 * Says nothing of other certificates of the solution: the listing's own is the one in force.
 */
export function freshnessOf(
  { certificate, evidenceAt }: Pick<Listing, 'certificate' | 'evidenceAt'>,
  at: Date,
): FreshnessNow {
  if (certificate.state === 'revoked' || certificate.state === 'not believed') {
    return { freshness: 'revoked', changesAt: null };
  }
  const now = at.getTime();
  const expires = Date.parse(certificate.expiresAt);
  if (certificate.state === 'expired' || expires <= now) return { freshness: 'expired', changesAt: null };
  const stale = Date.parse(evidenceAt ?? certificate.issuedAt) + STALE_AFTER_DAYS * DAY;
  return stale <= now
    ? { freshness: 'stale', changesAt: certificate.expiresAt }
    : { freshness: 'fresh', changesAt: new Date(Math.min(stale, expires)).toISOString() };
}
