// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';

export interface Link {
  readonly rel: string;
  readonly href: string;
}

type Caller = Pick<Call, 'endpoint'>;

export const bookmark = ({ endpoint }: Caller, collection: string, id: string): Link => ({
  rel: 'bookmark',
  href: `${endpoint}/${collection}/${id}`,
});

export function linksTo(call: Caller, collection: string, id: string): readonly Link[] {
  return [{ rel: 'self', href: `${call.endpoint}/v2.1/${collection}/${id}` }, bookmark(call, collection, id)];
}

/** Where the next page of a list is; `path` below the version. */
export function nextLink(
  { endpoint, query }: Pick<Call, 'endpoint' | 'query'>,
  path: string,
  marker: string,
): readonly Link[] {
  const next = new URLSearchParams(query);
  next.set('marker', marker);
  return [{ rel: 'next', href: `${endpoint}/v2.1/${path}?${next.toString()}` }];
}
