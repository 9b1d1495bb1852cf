// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import type { ListingFacts } from '../derive/listing-facts.js';

export const FEEDS = ['new', 'changed', 'expiring', 'revoked'] as const;
export type FeedKind = (typeof FEEDS)[number];

/** Days before its end from which on a certificate counts as expiring. */
export const EXPIRING_DAYS = 30;
const DAY = 86_400_000;

/** Something that a reader of a feed is told. */
export interface FeedEvent {
  readonly kind: FeedKind;
  readonly solution: string;
  readonly name: string;
  /** Since when it is so: ISO 8601, UTC. */
  readonly at: string;
  readonly certificate: ListedCertificate;
  /** One sentence. */
  readonly what: string;
}

/**
 * What happened to listings by `at`, the newest first. It follows from the log alone and the clock: told again, it is the
 * same, whatever became of the database.
 */
export function feedEvents(facts: readonly ListingFacts[], at: Date): readonly FeedEvent[] {
  const until = at.toISOString();
  return facts
    .flatMap((listing) => eventsOf(listing, at))
    .filter((event) => event.at <= until)
    .sort((a, b) => (a.at === b.at ? order(a, b) : a.at < b.at ? 1 : -1));
}

function order(a: FeedEvent, b: FeedEvent): number {
  const [one, other] = [`${a.solution} ${a.kind}`, `${b.solution} ${b.kind}`];
  return b.certificate.index - a.certificate.index || (one < other ? -1 : one > other ? 1 : 0);
}

function eventsOf(listing: ListingFacts, at: Date): readonly FeedEvent[] {
  const { id: solution, name, history, certificate } = listing;
  const oldestFirst = history.filter(({ tier }) => tier !== null).toSorted((a, b) => a.index - b.index);
  const events: FeedEvent[] = oldestFirst.map((one, place) => {
    const before = oldestFirst[place - 1];
    const kind = before === undefined ? 'new' : 'changed';
    return { kind, solution, name, at: one.loggedAt, certificate: one, what: certified(name, one, before) };
  });
  for (const one of history) {
    if (one.state !== 'revoked') continue;
    const what = `A certificate of ${name} was revoked. ${one.why}`;
    events.push({ kind: 'revoked', solution, name, at: one.since, certificate: one, what });
  }
  const expiresFrom = new Date(Date.parse(certificate.expiresAt) - EXPIRING_DAYS * DAY);
  if ((certificate.state === 'valid' || certificate.state === 'expired') && expiresFrom <= at) {
    const ends = certificate.expiresAt.slice(0, 10);
    const what = `The certificate of ${name} ${Date.parse(certificate.expiresAt) <= at.getTime() ? 'expired' : 'expires'} on ${ends}.`;
    events.push({ kind: 'expiring', solution, name, at: expiresFrom.toISOString(), certificate, what });
  }
  return events;
}

function certified(name: string, one: ListedCertificate, before: ListedCertificate | undefined): string {
  const level = one.level ?? 'no level';
  const now = `${name} ${one.versions.join(', ')}: ${level} by guideline ${one.guideline}, signed by ${one.labName}.`;
  if (before === undefined || before.level === one.level) return now;
  return `${now} Before, it was ${before.level ?? 'no level'}.`;
}
