// SPDX-License-Identifier: Apache-2.0
import { listingJsonLd, searchRow } from '@touchstone/registry';
import { cardOf, cardPath } from '../../cards/card.js';
import { modulePath, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { searchFor, searchPath } from '../search-links.js';
import { ListingHead } from './listing-head.js';
import { LISTING_SECTIONS } from './listing-sections.js';

/** A solution's page: everything that its evidence shows. */
export async function showListing({ registry, clock, origin = '', parts }: PageSources): Promise<Shown> {
  const [id = ''] = parts;
  const stored = await registry.listing(id);
  if (stored === undefined) return absentOrGone(await registry.dropped(id));
  const { listing } = stored;
  const now = new Date(clock());
  const sections = LISTING_SECTIONS.filter(({ shown }) => shown?.(listing) ?? true);
  return {
    kind: 'page',
    page: {
      path: paths.solution(id),
      title: listing.name,
      description: listing.description,
      section: 'solutions',
      crumbs: [
        { name: 'Solutions', href: paths.solutions },
        { name: listing.categoryTitle, href: searchPath(searchFor({ category: [listing.category] })) },
        { name: listing.name },
      ],
      contents: sections.map(({ id: section, name }) => ({ id: section, name })),
      feeds: [{ title: `Changes of ${listing.name} as a feed`, href: `/feeds/solutions/${id}.atom` }],
      image: cardPath(cardOf(listing, now)),
      ...(origin === '' ? {} : { structured: listingJsonLd(listing, origin) }),
      modules: [modulePath('copy')],
      body: (
        <>
          <ListingHead listing={listing} freshness={searchRow(listing, now).freshness} />
          {sections.map(({ id: section, Section }) => (
            <Section key={section} listing={listing} origin={origin} />
          ))}
        </>
      ),
    },
  };
}

/** What was listed once is said to be gone, and not to have never been. */
function absentOrGone(since: string | undefined): Shown {
  if (since === undefined) return { kind: 'absent', what: 'No solution of this name is listed.' };
  const what = `This solution was listed until ${since.slice(0, 10)}. None of its certificates is held any more; the log still has each of them.`;
  return { kind: 'gone', what };
}
