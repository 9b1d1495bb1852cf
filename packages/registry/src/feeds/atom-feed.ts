// SPDX-License-Identifier: Apache-2.0
import { escapeXml, sha256Digest } from '@touchstone/model';
import type { FeedEvent } from './feed-events.js';
import { solutionPage } from './solution-page.js';

export interface AtomFeed {
  readonly title: string;
  /** Where the feed itself is, whole. */
  readonly self: string;
  /** The page that it goes with, whole. */
  readonly page: string;
  /** Where the marketplace is: `https://…`, without a slash at its end. */
  readonly origin: string;
  readonly events: readonly FeedEvent[];
  /** When there are no events. ISO 8601, UTC. */
  readonly since: string;
}

/** Entries of a feed; a reader looks more often than a hundred things happen. */
const ENTRIES = 100;

/** An Atom feed (RFC 4287). Its ids follow from the certificates alone, and stay when the marketplace moves. */
export function atomFeed({ title, self, page, origin, events, since }: AtomFeed): string {
  const shown = events.slice(0, ENTRIES);
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    '<feed xmlns="http://www.w3.org/2005/Atom">\n',
    `<id>${idOf(`feed ${new URL(self).pathname}`)}</id>\n`,
    `<title>${escapeXml(title)}</title>\n`,
    `<updated>${shown[0]?.at ?? since}</updated>\n`,
    '<author><name>Touchstone</name></author>\n',
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>\n`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>\n`,
    ...shown.map((event) => entry(event, origin)),
    '</feed>\n',
  ].join('');
}

function entry({ kind, solution, name, at, certificate, what }: FeedEvent, origin: string): string {
  const href = `${origin}${solutionPage(solution)}`;
  const titles = {
    new: `${name} is listed`,
    changed: `${name} has a new certificate`,
    expiring: `${name}: its certificate runs out`,
    revoked: `${name}: a certificate was revoked`,
  };
  return [
    '<entry>\n',
    `<id>${idOf(`${kind} ${certificate.envelope}`)}</id>\n`,
    `<title>${escapeXml(titles[kind])}</title>\n`,
    `<updated>${at}</updated>\n`,
    `<category term="${kind}"/>\n`,
    `<link rel="alternate" type="text/html" href="${escapeXml(href)}"/>\n`,
    `<summary>${escapeXml(what)}</summary>\n`,
    '</entry>\n',
  ].join('');
}

/** A UUID of version 8 (RFC 9562, section 5.8) whose bits are of a digest. */
function idOf(name: string): string {
  const hex = sha256Digest(`touchstone ${name}`).slice('sha256:'.length);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
