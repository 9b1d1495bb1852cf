// SPDX-License-Identifier: Apache-2.0
import { level, listedCertificate, listing, slug } from '@touchstone/model';
import { z } from 'zod';
import { FACETS, FRESHNESS } from '../../search/facets.js';

const facetId = z.enum(FACETS.map(({ id }) => id));
const time = z.iso.datetime({ precision: 3 });

/** A listing as a search shows it. */
export const foundListing = z.strictObject({
  id: slug,
  name: z.string(),
  vendor: z.string(),
  description: z.string(),
  category: slug,
  licence: z.string(),
  level: level.nullable(),
  versions: z.array(z.string()),
  evidence: listing.shape.evidence,
  evidenceAt: time.nullable(),
  tier: listedCertificate.shape.tier,
  state: listedCertificate.shape.state,
  expiresAt: time,
  freshness: z.enum(FRESHNESS),
  changesAt: time.nullable().describe('when freshness changes by the clock alone'),
  facets: z.record(facetId, z.array(z.string())),
});

export const foundListings = z.strictObject({
  total: z.int().min(0).describe('on all pages'),
  page: z.int().min(1),
  pages: z.int().min(1),
  listings: z.array(foundListing),
  facets: z.array(
    z.strictObject({
      facet: facetId,
      title: z.string(),
      combine: z.enum(['any', 'all']),
      values: z.array(z.strictObject({ value: z.string(), count: z.int().min(0), chosen: z.boolean() })),
      more: z.int().min(0).describe('values that are left out, the rarest'),
    }),
  ),
  corrected: z
    .array(z.strictObject({ word: z.string(), to: z.array(z.string()) }))
    .describe('words that nothing has, and what was looked for instead'),
  refused: z
    .array(z.strictObject({ parameter: z.string(), value: z.string(), why: z.string() }))
    .describe('parameters of which nothing was made'),
});

/** Listings that became others since a cursor. */
export const changesPaper = z.strictObject({
  epoch: z.string(),
  change: z.int().min(0).describe('give both with the next request'),
  anew: z.boolean().describe('the database is another one: forget what you hold'),
  more: z.boolean(),
  changed: z.array(
    z.strictObject({
      id: slug,
      row: foundListing.nullable().describe('null: there is no such listing any more'),
    }),
  ),
});

/** The certificates of a solution, the newest first. */
export const certificatesPaper = z.strictObject({
  solution: slug,
  certificates: z.array(listedCertificate),
});
