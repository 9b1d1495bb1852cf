// SPDX-License-Identifier: Apache-2.0
import { type Listing, listing as listingSchema } from '@touchstone/model';

/** Fits no pattern of the model (ids, digests, verdicts), so where it is allowed anything is. */
const PROBE = '<X y>';

/** What a vendor would write into a manifest or a source tree to break out of a page or to make it lie. */
const HOSTILE = [
  'javascript:alert(1)',
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '`onfocus=alert(1) autofocus`',
  '</title></style></pre></textarea><svg onload=alert(1)>',
  'a\u202Egpj.exe\u202C zero\u200Bwidth\u2028 escape\u001B[31m',
  'x'.repeat(500),
].join(' ');

/**
 * A listing with every string replaced that the schema leaves free: what the schema refuses never reaches a page. Of each
 * list the first few members are kept.
 */
export function hostileListing(listing: Listing): Listing {
  const whole = shorten(structuredClone(listing)) as Listing;
  for (const path of pathsOf(whole)) {
    const original = exchangeAt(whole, path, PROBE);
    const free = listingSchema.safeParse(whole).success;
    exchangeAt(whole, path, free ? `${HOSTILE} ${original}` : original);
  }
  return whole;
}

function shorten(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 3).map(shorten);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shorten(member)]));
}

function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]));
}

/** Puts a text where another is, and returns the other. */
function exchangeAt(whole: Listing, path: readonly string[], text: string): string {
  let holder = whole as unknown as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const key = path.at(-1) ?? '';
  const original = String(holder[key]);
  holder[key] = text;
  return original;
}
