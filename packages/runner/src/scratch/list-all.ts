// SPDX-License-Identifier: Apache-2.0
import type { Connection } from '../cloud-access/connection.js';
import type { Item } from './listing.js';

/** More than this many pages of one kind are not read: a project that a recipe ran in does not hold so much. */
const MAX_PAGES = 200;

interface Page {
  readonly next?: unknown;
  readonly links?: unknown;
  readonly [key: string]: unknown;
}

/** All items below `key` of a collection, following pages in each of the ways OpenStack offers them. Throws ACCESS_*. */
export async function listAll(
  connection: Connection,
  service: string,
  path: string,
  key: string,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let at: string | undefined = path;
  for (let page = 0; at !== undefined && page < MAX_PAGES; page++) {
    const body = (await connection.get(service, at)) as Page | undefined;
    const part = body?.[key];
    if (Array.isArray(part)) items.push(...(part as Item[]));
    const next = nextOf(body, key);
    at = next === undefined ? undefined : onOwnOrigin(connection.serviceRoot(service), next);
  }
  return items;
}

/** `x_links: [{rel: next}]` (nova, cinder, neutron), `next` (glance), `links.next` (keystone, designate, barbican). */
function nextOf(body: Page | undefined, key: string): string | undefined {
  const links = body?.[`${key}_links`];
  if (Array.isArray(links)) {
    const found = (links as { rel?: string; href?: string }[]).find((link) => link.rel === 'next');
    if (found?.href !== undefined) return found.href;
  }
  const next = body?.next ?? (body?.links as { next?: unknown } | undefined)?.next;
  return typeof next === 'string' && next !== '' ? next : undefined;
}

function onOwnOrigin(root: string, next: string): string {
  const url = new URL(next, `${root}/`);
  const own = new URL(root);
  return own.origin + url.pathname + url.search;
}
