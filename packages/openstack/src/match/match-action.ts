// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import { editDistance } from './edit-distance.js';
import type { MatchedOperation, Params, UnknownRequest } from './match.js';

/**
 * Decides between the candidates of a request whose path multiplexes.
 * @param candidates from matchRequest's `needs-action`
 * @param bodyKeys top-level keys of the request's JSON body, in order; empty when there was no JSON object
 * @param params from `needs-action`, handed through
 */
export function matchAction(
  candidates: readonly Operation[],
  bodyKeys: readonly string[],
  params: Params = {},
): MatchedOperation | UnknownRequest {
  for (const key of bodyKeys) {
    const operation = candidates.find((one) => one.action === key);
    if (operation) return { kind: 'operation', operation, params };
  }
  const plain = candidates.find((one) => one.action === undefined);
  if (plain) return { kind: 'operation', operation: plain, params };
  return unknownAction(candidates, bodyKeys);
}

function unknownAction(candidates: readonly Operation[], bodyKeys: readonly string[]): UnknownRequest {
  const place = candidates[0] ? `${candidates[0].method} ${candidates[0].path}` : 'this path';
  const asked = bodyKeys[0]?.slice(0, 60);
  const reason =
    asked === undefined
      ? `${place} needs a JSON body whose top-level key names the action, and there was none.`
      : `${place} knows no action "${asked}".`;
  const nearest = candidates
    .map((operation) => ({
      operation,
      cost: editDistance(operation.action!.toLowerCase(), (asked ?? '').toLowerCase()),
    }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, 3)
    .map(({ operation }) => ({ operation, why: `its body says "${operation.action}"` }));
  return { kind: 'unknown', code: 'UNKNOWN_ACTION', reason, nearest };
}
