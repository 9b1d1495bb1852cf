// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from 'vitest';
import { listingFacts, type ListingFacts } from '../derive/listing-facts.js';
import { deriveListing } from '../derive/derive-listing.js';
import { readCatalogBundle, readCatalogTrust } from '../testing/catalog.js';
import { atomFeed } from './atom-feed.js';
import { EXPIRING_DAYS, feedEvents } from './feed-events.js';
import { listingJsonLd } from './listing-json-ld.js';
import { sitemapXml } from './sitemap.js';

const DAY = 86_400_000;
const ORIGIN = 'https://touchstone.example';
let rclone: ListingFacts;
let listing: ReturnType<typeof deriveListing>;
let now: Date;

beforeAll(async () => {
  const { root, log } = await readCatalogTrust();
  listing = deriveListing({ bundle: await readCatalogBundle('rclone'), life: log.life, root });
  rclone = listingFacts(listing);
  now = new Date(log.life.at);
});

const feed = (facts: readonly ListingFacts[], at: Date): string =>
  atomFeed({
    title: 'All',
    self: `${ORIGIN}/feeds/all.atom`,
    page: `${ORIGIN}/solutions`,
    origin: ORIGIN,
    events: feedEvents(facts, at),
    since: '2026-11-01T00:00:00.000Z',
  });

describe('the events of feeds', () => {
  it('tell of a new listing once, and of a certificate that runs out from a month before on', () => {
    const { certificate } = rclone;
    expect(feedEvents([rclone], now)).toMatchObject([{ kind: 'new', at: certificate.loggedAt }]);
    const soon = new Date(Date.parse(certificate.expiresAt) - EXPIRING_DAYS * DAY);
    expect(feedEvents([rclone], new Date(soon.getTime() - 1)).map(({ kind }) => kind)).toEqual(['new']);
    expect(feedEvents([rclone], soon).map(({ kind, at }) => [kind, at])).toEqual([
      ['expiring', soon.toISOString()],
      ['new', certificate.loggedAt],
    ]);
  });

  it('tell of a certificate after the first as a change, and of one that was revoked', () => {
    const tomorrow = new Date(now.getTime() + DAY);
    const [first] = rclone.history;
    const second = {
      ...first!,
      envelope: `sha256:${'5'.repeat(64)}`,
      index: first!.index + 100,
      level: 'basic' as const,
      loggedAt: '2026-11-23T10:00:00.000Z',
    };
    const revoked = { ...first!, state: 'revoked' as const, since: '2026-11-23T11:00:00.000Z' };
    const events = feedEvents([{ ...rclone, history: [second, revoked], certificate: second }], tomorrow);
    expect(events.map(({ kind, at }) => [kind, at])).toEqual([
      ['revoked', '2026-11-23T11:00:00.000Z'],
      ['changed', '2026-11-23T10:00:00.000Z'],
      ['new', first!.loggedAt],
    ]);
    expect(events[1]!.what).toContain('Before, it was');
  });
});

describe('a feed', () => {
  it('has ids that stay, whenever and from wherever it is read', () => {
    const ids = (text: string): string[] => [...text.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id!);
    const one = feed([rclone], now);
    expect(ids(one)).toHaveLength(2);
    for (const id of ids(one)) {
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    expect(feed([rclone], new Date(now.getTime() + DAY))).toBe(one);
    expect(ids(one.replaceAll(ORIGIN, 'https://elsewhere.example'))).toEqual(ids(one));
  });

  it('escapes what vendors write', () => {
    const evil = feed([{ ...rclone, name: '<script>alert("x")</script>&\u0000\u202e' }], now);
    expect(evil).not.toContain('<script');
    expect(evil).toContain(
      '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;[U+0000][U+202E] is listed',
    );
  });
});

describe('a sitemap', () => {
  it('names every solution, in parts where one sitemap cannot hold them', () => {
    expect(sitemapXml([rclone], ORIGIN, 'whole')).toContain(`<loc>${ORIGIN}/solutions/rclone</loc><lastmod>`);
    const many = Array.from({ length: 50_001 }, (_, at) => ({ ...rclone, id: `s-${at}` }));
    const index = sitemapXml(many, ORIGIN, 'whole')!;
    expect([...index.matchAll(/<sitemap>/g)]).toHaveLength(2);
    expect([...sitemapXml(many, ORIGIN, 1)!.matchAll(/<url>/g)]).toHaveLength(50_000);
    expect(sitemapXml(many, ORIGIN, 2)).toContain('/solutions/s-50000<');
    expect(sitemapXml(many, ORIGIN, 3)).toBeUndefined();
  });
});

describe('structured data', () => {
  it('names a certificate that is in force, and no other; a homepage only where it is one', () => {
    expect(listingJsonLd(listing, ORIGIN)).toMatchObject({
      url: `${ORIGIN}/solutions/rclone`,
      hasCertification: { certificationIdentification: listing.certificate.statement },
    });
    const expired = { ...listing.certificate, state: 'expired' as const };
    const other = listingJsonLd(
      { ...listing, certificate: expired, homepage: 'javascript:alert(1)' },
      ORIGIN,
    );
    expect([other['hasCertification'], other['sameAs']]).toEqual([undefined, undefined]);
  });
});
