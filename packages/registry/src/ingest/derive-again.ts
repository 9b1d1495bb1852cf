// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, sha256Digest, TouchstoneError, type Listing } from '@touchstone/model';
import type { LogLife, LogView } from '@touchstone/attest';
import type { Actor } from '../audit/actor.js';
import { addAuditLine } from '../audit/audit-trail.js';
import type { Change } from '../database/change-registry.js';
import type { RegistryTables } from '../database/registry-tables.js';
import { findCertificateInForce } from '../derive/certificate-in-force.js';
import { deriveListing } from '../derive/derive-listing.js';
import { listingFacts } from '../derive/listing-facts.js';
import { readListedBundle } from '../derive/listed-bundle.js';
import { openKeptBundle } from '../evidence/open-kept-bundle.js';
import { searchRow } from '../search/search-row.js';
import { lifeOf, momentOf } from './followed-log.js';
import type { RegistryWorld } from './registry-world.js';

type ListingRow = Omit<RegistryTables['registry_listings'], 'solution' | 'change' | 'derived_at'>;

const GONE: ListingRow = {
  listing: null,
  digest: null,
  row: null,
  facts: null,
  envelope: null,
  life: null,
  due_at: null,
};

/** What readers are told of; `digest` follows from the listing, and the rest is for us alone. */
const DERIVED = ['listing', 'row', 'facts'] as const;

/**
 * Derives a solution's listing from the bundles that are held of it, and writes it where it became another one.
 * @returns whether it did
 * @throws TouchstoneError REGISTRY_EVIDENCE; PAPER_*, BUNDLE_* for evidence that is none
 */
export async function deriveAgain(
  world: Pick<RegistryWorld, 'evidence' | 'root'>,
  { tx, nextChange }: Change,
  view: LogView,
  solution: string,
  actor: Actor,
): Promise<boolean> {
  const at = momentOf(view, actor.at);
  const held = await tx
    .selectFrom('registry_bundles')
    .select('envelope')
    .where('solution', '=', solution)
    .execute();
  const before = await tx
    .selectFrom('registry_listings')
    .selectAll()
    .where('solution', '=', solution)
    .executeTakeFirst();
  const envelopes = new Set(held.map(({ envelope }) => envelope));
  const after = envelopes.size === 0 ? GONE : await derive(world, view, solution, envelopes, at);
  const was = before?.listing ?? null;
  if (DERIVED.every((column) => (before?.[column] ?? null) === after[column])) {
    if (before !== undefined) {
      await tx
        .updateTable('registry_listings')
        .set({ due_at: after.due_at, derived_at: at.toISOString() })
        .where('solution', '=', solution)
        .execute();
    }
    return false;
  }
  const row = { ...after, derived_at: at.toISOString(), change: nextChange() };
  await tx
    .insertInto('registry_listings')
    .values({ solution, ...row })
    .onConflict((conflict) => conflict.column('solution').doUpdateSet(row))
    .execute();
  const what = after.listing === null ? 'listing dropped' : was === null ? 'listing made' : 'listing changed';
  const details = { from: before?.digest ?? null, to: after.digest, certificate: after.envelope };
  await addAuditLine(tx, actor, what, details, solution);
  return true;
}

async function derive(
  { evidence, root }: Pick<RegistryWorld, 'evidence' | 'root'>,
  view: LogView,
  solution: string,
  held: ReadonlySet<string>,
  at: Date,
): Promise<ListingRow> {
  const life = lifeOf(view, solution, root, at);
  const own = life.certificates.filter(({ entry }) => held.has(entry.envelope));
  const envelope = findCertificateInForce({ certificates: own }, solution)?.entry.envelope;
  // Nothing of what is held was logged by then: a clock that was set back.
  if (envelope === undefined) return GONE;
  const open = await openKeptBundle(evidence, envelope);
  if (open === undefined) {
    throw new TouchstoneError('REGISTRY_EVIDENCE', `The receipt of ${envelope} is gone.`, {
      hint: 'Put the evidence back from a copy, or publish the bundle again; then touchstone registry rebuild.',
      details: { solution, envelope },
    });
  }
  const listing = deriveListing({ bundle: readListedBundle(open), life, root });
  const row = searchRow(listing, at);
  const text = canonicalJson(listing);
  return {
    listing: text,
    digest: sha256Digest(text),
    row: canonicalJson(row),
    facts: canonicalJson(listingFacts(listing)),
    envelope,
    life: historyDigest(listing.history),
    due_at: dueAt([row.changesAt, ...changesOf(life)], at),
  };
}

/** By this one sees, without deriving anything, whether what the log says of a listing's certificates became another. */
export function historyDigest(history: Listing['history']): string {
  return sha256Digest(canonicalJson(history));
}

/** Moments at which certificates and waivers end. */
function changesOf({ certificates }: LogLife): readonly string[] {
  return certificates.flatMap(({ entry, waivers }) => [
    entry.expiresAt,
    ...waivers.map(({ until }) => until),
  ]);
}

function dueAt(moments: readonly (string | null)[], at: Date): string | null {
  const later = moments.filter((one) => one !== null).filter((one) => Date.parse(one) > at.getTime());
  return later.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}
