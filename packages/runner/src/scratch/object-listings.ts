// SPDX-License-Identifier: Apache-2.0
import type { Connection } from '../cloud-access/connection.js';
import type { Item, Listing } from './listing.js';

const PAGE = 10_000;
/** Enough to show what was left; a recipe that leaves more is told so by the first of them. */
export const MAX_OBJECTS = 15_000;

/** One listing of an account or a container (object-store API, marker and limit), as JSON. */
async function listNames(connection: Connection, container: string | undefined): Promise<readonly Item[]> {
  const below = container === undefined ? '' : `/${encodeURIComponent(container)}`;
  const items: Item[] = [];
  let marker = '';
  for (;;) {
    const page = (await connection.get(
      'object-store',
      `${below}?format=json&limit=${PAGE}&marker=${encodeURIComponent(marker)}`,
    )) as readonly Item[] | undefined;
    if (!Array.isArray(page) || page.length === 0) return items;
    items.push(...page);
    if (page.length < PAGE || items.length >= MAX_OBJECTS) return items;
    marker = String(page.at(-1)?.['name'] ?? '');
  }
}

const pathOf = (name: string): string => name.split('/').map(encodeURIComponent).join('/');

export const containers: Listing = {
  type: 'object-store:container',
  service: 'object-store',
  list: (connection) => listNames(connection, undefined),
  id: (item) => String(item['name']),
  remove: (connection, item) =>
    connection.remove('object-store', `/${encodeURIComponent(String(item['name']))}`),
};

/** Objects are named by container and name together, as in their path. */
export const objects: Listing = {
  type: 'object-store:object',
  service: 'object-store',
  list: async (connection) => {
    const found: Item[] = [];
    for (const container of await listNames(connection, undefined)) {
      const name = String(container['name']);
      for (const object of await listNames(connection, name)) {
        found.push({ container: name, name: object['name'] });
      }
      if (found.length >= MAX_OBJECTS) break;
    }
    return found;
  },
  id: (item) => `${String(item['container'])}/${String(item['name'])}`,
  remove: (connection, item) =>
    connection.remove(
      'object-store',
      `/${encodeURIComponent(String(item['container']))}/${pathOf(String(item['name']))}`,
    ),
};
