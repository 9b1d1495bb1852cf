// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, sha256Digest } from '@touchstone/model';
import type { FeedEvent } from '../feeds/feed-events.js';
import { solutionPage } from '../feeds/solution-page.js';

/** Types of messages: of events, and of a test. */
export const PING = 'ping';

/** An event by what it is about: however often it is derived, it is the same. */
export function eventId({ kind, solution, certificate }: FeedEvent): string {
  return sha256Digest(canonicalJson({ kind, solution, certificate: certificate.statement }));
}

export function typeOf({ kind }: Pick<FeedEvent, 'kind'>): string {
  return `certificate.${kind}`;
}

/** A message about an event: what happened, to which certificate, and where to read more. @param origin `https://…` */
export function eventMessage(event: FeedEvent, origin: string): string {
  const { solution, name, certificate, what, at } = event;
  return messageText(typeOf(event), at, {
    solution,
    name,
    what,
    page: `${origin}${solutionPage(solution)}`,
    listing: `${origin}/api/v1/listings/${encodeURIComponent(solution)}`,
    certificate: {
      statement: certificate.statement,
      level: certificate.level,
      guideline: certificate.guideline,
      versions: certificate.versions,
      lab: certificate.lab,
      state: certificate.state,
      issuedAt: certificate.issuedAt,
      expiresAt: certificate.expiresAt,
    },
  });
}

/** A message that tells nothing but that messages arrive. */
export function pingMessage(webhook: string, at: Date): string {
  return messageText(PING, at.toISOString(), { webhook });
}

function messageText(type: string, timestamp: string, data: object): string {
  return canonicalJson({ type, timestamp, data });
}

/** A delivery by the webhook and what it is told: an event is told to a webhook once. */
export function deliveryId(webhook: string, madeAt: string, what: string): string {
  return `msg_${sha256Digest(canonicalJson({ webhook, madeAt, what })).slice('sha256:'.length, 'sha256:'.length + 32)}`;
}
