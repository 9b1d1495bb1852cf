// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import type { MatchableRequest } from './match.js';

type Given = Pick<MatchableRequest, 'query' | 'header'>;

/**
 * The first of the operations whose query parameters and headers the request has. Swift reads parameters in any case
 * of their values but with exact names (swift/common/swob.py: Request.params).
 * @param candidates most demanding first
 */
export function select(candidates: readonly Operation[], { query, header }: Given): Operation | undefined {
  const hasQuery = query !== undefined && query !== '';
  if (!hasQuery && header === undefined) return undefined;
  const given = hasQuery ? new URLSearchParams(query) : undefined;
  return candidates.find((operation) => hasParameters(operation, given) && hasHeaders(operation, header));
}

function hasParameters(operation: Operation, given: URLSearchParams | undefined): boolean {
  if (!operation.query) return true;
  if (!given) return false;
  return Object.entries(operation.query).every(([name, value]) =>
    value === true ? given.has(name) : given.get(name)?.toLowerCase() === value.toLowerCase(),
  );
}

function hasHeaders(operation: Operation, header: Given['header']): boolean {
  if (!operation.header) return true;
  if (!header) return false;
  return Object.entries(operation.header).every(([name, value]) => {
    const given = header(name);
    return given !== undefined && (value === true || given.toLowerCase().startsWith(value));
  });
}
