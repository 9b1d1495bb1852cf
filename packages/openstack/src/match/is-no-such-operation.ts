// SPDX-License-Identifier: Apache-2.0
import type { Exchange } from '@touchstone/model';
import type { UnknownCode } from './match.js';

/** What a service says of a path or a method that it does not have (RFC 9110, 15.5.5, 15.5.6, 15.5.11 and 15.6.2). */
const NO_SUCH: ReadonlySet<number> = new Set([404, 405, 410, 501]);
const NO_ROUTE: ReadonlySet<string> = new Set<UnknownCode>(['UNKNOWN_PATH', 'UNKNOWN_METHOD']);

/**
 * Whether a call is one that neither the index nor the cloud knows: no release has such a path or method, and the service
 * itself answered so. Such a call is wrong, not unclassified. Whatever was accepted, or refused for another reason (400,
 * 401, 403, 409), reached something, and what the recorder refused never reached the cloud: both stay unclassified.
 */
export function isNoSuchOperation(
  exchange: Pick<Exchange, 'operation' | 'unknown' | 'status' | 'end'>,
): boolean {
  const { operation, unknown, status, end } = exchange;
  if (operation !== null || unknown === undefined || status === null || end !== 'complete') return false;
  return NO_ROUTE.has(unknown.code) && NO_SUCH.has(status);
}
