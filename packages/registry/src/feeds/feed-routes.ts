// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { answeredText } from '../api/answer.js';
import type { ApiHandler, ApiRequest, ApiResponse } from '../api/api-handler.js';
import type { ApiWorld } from '../api/route.js';
import { atomFeed, type AtomFeed } from './atom-feed.js';
import { feedEvents, FEEDS, type FeedKind } from './feed-events.js';
import { sitemapXml, type SitemapPart } from './sitemap.js';
import { solutionPage } from './solution-page.js';

export interface FeedWorld extends Pick<ApiWorld, 'live' | 'clock'> {
  /** Where readers find the marketplace: `https://…`, without a slash at its end. */
  readonly origin: string;
}

const TITLES: Readonly<Record<FeedKind, string>> = {
  new: 'Solutions that are new',
  changed: 'Solutions with a new certificate',
  expiring: 'Certificates that run out',
  revoked: 'Certificates that were revoked',
};

/**
 * `/feeds/<kind>.atom`, `/feeds/solutions/<id>.atom`, `/sitemap.xml` with its parts, and `/robots.txt`, which names it.
 * Throws REGISTRY_NOT_FOUND.
 */
export function feedRoutes(world: FeedWorld): ApiHandler {
  return async (request) => {
    const isFeed = request.path.startsWith('/feeds/');
    const part = sitemapPart(request.path);
    const isRobots = request.path === '/robots.txt';
    if (!isFeed && !isRobots && part === undefined) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    if (isRobots) return answeredText(request, robotsText(world.origin), PLAIN, HOURLY);
    return part === undefined ? sendFeed(world, request) : sendSitemap(world, request, part);
  };
}

async function sendFeed({ live, clock, origin }: FeedWorld, request: ApiRequest): Promise<ApiResponse> {
  const { facts } = await live.current();
  const at = new Date(clock());
  const self = `${origin}${request.path}`;
  const said = (feed: Pick<AtomFeed, 'title' | 'page' | 'events'>): ApiResponse =>
    answeredText(request, atomFeed({ ...feed, self, origin, since: SINCE }), ATOM, HOURLY);
  const name = request.path.slice('/feeds/'.length);
  const kind = FEEDS.find((one) => name === `${one}.atom`);
  if (kind !== undefined) {
    const events = feedEvents(facts, at).filter((event) => event.kind === kind);
    return said({ title: TITLES[kind], page: `${origin}/solutions`, events });
  }
  const id = /^solutions\/([a-z0-9.-]{1,80})\.atom$/.exec(name)?.[1];
  const listing = facts.find((one) => one.id === id);
  if (listing === undefined) throw noFeed();
  const page = `${origin}${solutionPage(listing.id)}`;
  return said({ title: `${listing.name} on OpenStack`, page, events: feedEvents([listing], at) });
}

async function sendSitemap(
  { live, origin }: FeedWorld,
  request: ApiRequest,
  part: SitemapPart,
): Promise<ApiResponse> {
  const text = sitemapXml((await live.current()).facts, origin, part);
  if (text === undefined) throw noFeed();
  return answeredText(request, text, 'application/xml; charset=utf-8', HOURLY);
}

/** `/sitemap.xml`, or `/sitemap-3.xml` of an index of several. */
function sitemapPart(path: string): SitemapPart | undefined {
  if (path === '/sitemap.xml') return 'whole';
  const part = /^\/sitemap-([1-9][0-9]{0,4})\.xml$/.exec(path)?.[1];
  return part === undefined ? undefined : Number(part);
}

/** Where search engines begin, and what is not for them (RFC 9309; sitemaps.org/protocol.html): what is made anew for each. */
function robotsText(origin: string): string {
  const without = ['/admin', '/live', '/compare?', '/solutions?'].map((path) => `Disallow: ${path}\n`);
  return `User-agent: *\n${without.join('')}\nSitemap: ${origin}/sitemap.xml\n`;
}

const PLAIN = 'text/plain; charset=utf-8';
const ATOM = 'application/atom+xml; charset=utf-8';
const HOURLY = { 'cache-control': 'public, max-age=600' };
/** A feed in which nothing happened yet has this date, and not one that moves with each request. */
const SINCE = '2026-11-01T00:00:00.000Z';

function noFeed(): TouchstoneError {
  return new TouchstoneError('REGISTRY_NOT_FOUND', 'There is no such feed.', {
    hint: 'new, changed, expiring and revoked are all; solutions/<id> is that of one solution.',
  });
}
