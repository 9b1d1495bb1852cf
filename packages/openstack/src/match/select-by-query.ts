// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';

/**
 * The first operation whose query selectors the request's query fulfils. Swift reads these parameters in any case of
 * their values but with exact names (swift/common/swob.py: Request.params).
 */
export function selectByQuery(
  candidates: readonly Operation[],
  query: string | undefined,
): Operation | undefined {
  if (candidates.length === 0 || query === undefined || query === '') return undefined;
  const given = new URLSearchParams(query);
  return candidates.find((operation) =>
    Object.entries(operation.query ?? {}).every(([key, value]) =>
      value === true ? given.has(key) : given.get(key)?.toLowerCase() === value,
    ),
  );
}
