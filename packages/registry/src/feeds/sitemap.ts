// SPDX-License-Identifier: Apache-2.0
import { CONCERNS, escapeXml } from '@touchstone/model';
import { services } from '@touchstone/openstack';
import type { ListingFacts } from '../derive/listing-facts.js';
import { solutionPage } from './solution-page.js';

/** A sitemap by itself, or a part of an index, from 1. */
export type SitemapPart = 'whole' | number;

/** Addresses of one sitemap, at most (sitemaps.org/protocol.html). */
const ADDRESSES = 50_000;
const PAGES = [
  '/',
  '/solutions',
  '/ecosystem',
  '/services',
  '/concerns',
  '/platforms',
  '/guidelines',
  '/how-a-verdict-is-reached',
  '/api',
  ...CONCERNS.map((concern) => `/concerns/${concern}`),
  ...services().flatMap(({ type, indexed }) => (indexed ? [`/services/${type}`] : [])),
];
const XMLNS = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/**
 * The pages that search engines are to know, as a sitemap, or as an index of several where one cannot hold them.
 * @param origin `https://…`, without a slash at its end
 * @returns undefined for a part that there is none of
 */
export function sitemapXml(
  facts: readonly ListingFacts[],
  origin: string,
  part: SitemapPart,
): string | undefined {
  const all = [
    ...PAGES.map((path) => ({ path, changed: undefined })),
    ...facts.map(({ id, certificate }) => ({
      path: solutionPage(id),
      changed: later(certificate.loggedAt, certificate.since),
    })),
  ];
  const parts = Math.ceil(all.length / ADDRESSES);
  if (part === 'whole' && parts > 1) {
    const places = Array.from({ length: parts }, (_, at) => `${origin}/sitemap-${at + 1}.xml`);
    return xml(
      'sitemapindex',
      places.map((place) => `<sitemap><loc>${escapeXml(place)}</loc></sitemap>\n`),
    );
  }
  const from = part === 'whole' ? 0 : (part - 1) * ADDRESSES;
  const shown = all.slice(from, from + ADDRESSES);
  if (shown.length === 0) return undefined;
  return xml(
    'urlset',
    shown.map(({ path, changed }) => {
      const modified = changed === undefined ? '' : `<lastmod>${changed.slice(0, 10)}</lastmod>`;
      return `<url><loc>${escapeXml(origin + path)}</loc>${modified}</url>\n`;
    }),
  );
}

function xml(name: string, inside: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="${XMLNS}">\n${inside.join('')}</${name}>\n`;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
