// SPDX-License-Identifier: Apache-2.0
import { matchAction, matchRequest } from '@touchstone/openstack';
import { BASE, ROOT, UNKNOWN } from './evaluate.mjs';

/**
 * The operation ids that a request of a Go library is, by the index.
 * @param request `{ method, url, keys, headers }`, url as evaluate.mjs gives it
 * @param place of serviceOf
 * @returns `{ ids, why }`: why there is none, as a sentence
 */
export function operationsOf(request, place) {
  const found = operationsBelow(request, place);
  if (found.ids.length > 0 || place.instead === undefined) return found;
  return operationsBelow(request, { ...place, base: place.instead, root: place.instead });
}

function operationsBelow(request, place) {
  const { method, url, keys, headers } = request;
  if (!url.startsWith(BASE) && !url.startsWith(ROOT)) return { ids: [], why: `no URL is known: ${url}` };
  const [raw, query = ''] = url
    // What is glued to a path is a query.
    .replace(/([^/}>])\{\}$/, '$1')
    .replace(BASE, place.base)
    .replace(ROOT, place.root)
    .replaceAll(UNKNOWN, place.id)
    .split('?');
  const path = raw.replaceAll(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  const sent = new Set(headers.filter((name) => name === 'destination'));
  const match = matchRequest({
    service: place.service,
    method,
    path,
    query,
    header: (name) => (sent.has(name) ? 'x' : undefined),
  });
  if (match.kind === 'needs-action') {
    // More than one action key: an options type that can send either.
    const ids = match.candidates.filter((one) => keys.includes(one.action)).map((one) => one.id);
    if (ids.length > 0) return { ids };
  }
  const found = match.kind === 'needs-action' ? matchAction(match.candidates, keys) : match;
  if (found.kind !== 'operation')
    return { ids: [], why: `${method} ${path} ${keys.join(',')}: ${found.reason}` };
  return { ids: [found.operation.id] };
}
