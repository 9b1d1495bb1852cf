// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { nextLink } from './links.js';

/** Nova's `max_limit`. */
const MOST = 1000;

/** Cuts the page that `limit` and `marker` ask for, and says where the next one is. @throws Fault 400 */
export function paginate<T>(
  records: readonly T[],
  { key, path, idOf }: { readonly key: string; readonly path: string; readonly idOf: (record: T) => string },
  call: Pick<Call, 'query' | 'endpoint'>,
): { page: readonly T[]; links: Record<string, unknown> } {
  const asked = call.query.get('limit');
  if (asked !== null && !/^\d*$/.test(asked)) {
    throw badRequest(
      `Invalid input for query parameters limit. Value: ${asked}. '${asked}' does not match '^[0-9]*$'`,
    );
  }
  const limit = asked === null || asked === '' || asked === '0' ? MOST : Math.min(Number(asked), MOST);
  const marker = call.query.get('marker');
  const at = marker === null || marker === '' ? -1 : records.findIndex((record) => idOf(record) === marker);
  if (marker && at < 0) throw badRequest(`marker [${marker}] not found`);
  const page = records.slice(at + 1, at + 1 + limit);
  const full = page.length === limit && page.length > 0;
  return { page, links: full ? { [`${key}_links`]: nextLink(call, path, idOf(page.at(-1)!)) } : {} };
}
