// SPDX-License-Identifier: Apache-2.0
import type { RawHeaders } from '../raw-headers.js';

/** What an exchange looks at in an answer's headers: the first value of each. */
export interface ResponseFacts {
  contentType?: string;
  contentEncoding?: string;
  contentLength?: string;
  link?: string;
  location?: string;
  requestId?: string;
  computeRequestId?: string;
  transId?: string;
  /** The headers that tell a microversion, with their values. */
  versions?: string[];
  /** Whether any header may carry URLs of the cloud. */
  hasLinks?: true;
}

type Place = Exclude<keyof ResponseFacts, 'versions' | 'hasLinks'>;
interface Noted {
  readonly place?: Place;
  readonly links?: true;
  readonly version?: true;
}

const NOTED: Readonly<Record<string, Noted>> = {
  'content-type': { place: 'contentType' },
  'content-encoding': { place: 'contentEncoding' },
  'content-length': { place: 'contentLength' },
  link: { place: 'link', links: true },
  location: { place: 'location', links: true },
  'content-location': { links: true },
  'x-storage-url': { links: true },
  'x-server-management-url': { links: true },
  refresh: { links: true },
  'x-openstack-request-id': { place: 'requestId' },
  'x-compute-request-id': { place: 'computeRequestId' },
  'x-trans-id': { place: 'transId' },
};
const VERSION = /^(?:openstack-api-version|x-openstack-.*-api-version)$/;
const NOTHING: Noted = {};

/** By the name as it was spelled, so that each spelling is looked at once. A cloud chooses them: bounded. */
const spellings = new Map<string, Noted>();
const MOST_SPELLINGS = 2000;

function notedOf(name: string): Noted {
  const known = spellings.get(name);
  if (known !== undefined) return known;
  const lower = name.toLowerCase();
  const noted = Object.hasOwn(NOTED, lower)
    ? NOTED[lower]!
    : VERSION.test(lower)
      ? { version: true as const }
      : NOTHING;
  if (spellings.size < MOST_SPELLINGS && name.length <= 100) spellings.set(name, noted);
  return noted;
}

/** Reads the headers of an answer once, for all who want to know something of them. */
export function responseFacts(headers: RawHeaders): ResponseFacts {
  const facts: ResponseFacts = {};
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const noted = notedOf(headers[at]!);
    if (noted === NOTHING) continue;
    const value = headers[at + 1]!;
    if (noted.place !== undefined) facts[noted.place] ??= value;
    if (noted.links === true) facts.hasLinks = true;
    if (noted.version === true) (facts.versions ??= []).push(headers[at]!, value);
  }
  return facts;
}
