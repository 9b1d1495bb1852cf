// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Listing } from '@touchstone/model';
import { answeredText } from '../api/answer.js';
import type { ApiHandler } from '../api/api-handler.js';
import { matchPath } from '../api/match-path.js';
import type { ApiWorld } from '../api/route.js';
import { badgeSvg, type Badge } from './badge.js';
import { levelBadge, releaseBadge } from './listing-badges.js';

type MakeBadge = (listing: Listing, at: Date, release: string | undefined) => Badge | undefined;

const BADGES: readonly (readonly [string, MakeBadge])[] = [
  ['/badges/{solution}/level.svg', levelBadge],
  ['/badges/{solution}/release.svg', (listing, at) => releaseBadge(listing, undefined, at)],
  ['/badges/{solution}/releases/{file}', (listing, at, release) => releaseBadge(listing, release, at)],
];

/**
 * `/badges/<solution>/level.svg`, `release.svg` and `releases/<release>.svg`. They are judged by the clock each time: a badge
 * on a page elsewhere must not outlive its certificate. Where nothing is known there is still a badge, with status 404.
 * @throws TouchstoneError (when it answers) REGISTRY_NOT_FOUND; what the registry throws
 */
export function badgeRoutes({ registry, clock }: Pick<ApiWorld, 'registry' | 'clock'>): ApiHandler {
  return async (request) => {
    if (!request.path.startsWith('/badges/')) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    for (const [template, make] of BADGES) {
      const parameters = matchPath(template, request.path);
      if (parameters === undefined) continue;
      const { solution = '', file } = parameters;
      if (file !== undefined && !file.endsWith('.svg')) continue;
      const listing = (await registry.listing(solution))?.listing;
      const at = new Date(clock());
      const badge = listing === undefined ? undefined : make(listing, at, file?.slice(0, -'.svg'.length));
      if (badge !== undefined) return answeredText(request, badgeSvg(badge), SVG, HEADERS);
      const unknown = badgeSvg({ label: 'OpenStack', value: 'not known', tone: 'plain' });
      return {
        status: 404,
        headers: { ...HEADERS, 'content-type': SVG, 'cache-control': 'no-cache' },
        body: unknown,
      };
    }
    throw noBadge();
  };
}

const SVG = 'image/svg+xml; charset=utf-8';

/** Opened by itself an SVG is a document: it may do nothing. Elsewhere it is shown through proxies that keep what they may. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'public, max-age=3600',
};

function noBadge(): TouchstoneError {
  return new TouchstoneError('REGISTRY_NOT_FOUND', 'There is no such badge.', {
    hint: 'level.svg, release.svg and releases/<release>.svg are those of a solution.',
  });
}
