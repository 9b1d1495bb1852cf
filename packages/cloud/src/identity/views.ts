// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../service/call.js';
import { json, noContent, type Reply } from '../service/reply.js';

type View = Readonly<Record<string, unknown>>;

const VARY = { Vary: 'X-Auth-Token' };

/** "http://host/identity/v3/projects/<id>", as keystone writes it into every entity. */
export function selfLink(
  call: Call,
  ...path: readonly string[]
): { readonly links: { readonly self: string } } {
  return { links: { self: `${call.endpoint}/v3/${path.join('/')}` } };
}

/** One entity under its key. */
export function showEntity(key: string, view: View, status = 200): Reply {
  return json(status, { [key]: view }, VARY);
}

/** A whole collection, filtered as the query asks; keystone pages none of these lists. */
export function listEntities(call: Call, key: string, views: readonly View[]): Reply {
  const query = call.query.toString();
  const path = templatePath(call);
  const links = {
    next: null,
    self: `${call.endpoint}${path}${query === '' ? '' : `?${query}`}`,
    previous: null,
  };
  return json(200, { [key]: filterViews(views, call.query), links }, VARY);
}

export const done = (): Reply => noContent(VARY);

function templatePath(call: Call): string {
  return call.operation.path.replace(/\{(\w+)\+?\}/g, (_, name: string) => call.params[name] ?? '');
}

/**
 * Keystone's list filters: `name=x`, `enabled=true`, `name__contains=x`. Fields that an entity does not have filter
 * nothing. https://docs.openstack.org/api-ref/identity/v3/index.html#filtering-and-searching
 */
function filterViews(views: readonly View[], query: URLSearchParams): readonly View[] {
  let left = views;
  for (const [key, wanted] of query) {
    const [field = '', comparison = 'equals'] = key.split('__');
    if (!views.some((view) => field in view)) continue;
    left = left.filter((view) => compares(String(view[field]), wanted, comparison));
  }
  return left;
}

function compares(value: string, wanted: string, comparison: string): boolean {
  const [a, b] = [value.toLowerCase(), wanted.toLowerCase()];
  if (comparison === 'contains' || comparison === 'icontains') return a.includes(b);
  if (comparison === 'startswith' || comparison === 'istartswith') return a.startsWith(b);
  if (comparison === 'endswith' || comparison === 'iendswith') return a.endsWith(b);
  return a === b;
}
