// SPDX-License-Identifier: Apache-2.0
import type { Operation, Tracking } from '../operations/operation.js';
import { templateSegments } from '../match/template-segments.js';
import type { TrackingRule } from './curation.js';

/**
 * What an operation makes, removes or reads. A curated rule for `<resource>.create` says how the resource is named in a
 * response; its `.delete` and `.show` follow: the last path parameter is the id.
 */
export function deriveTracking(
  operation: Operation,
  rules: readonly TrackingRule[],
  all: ReadonlyMap<string, Operation>,
): Tracking | undefined {
  const own = rules.find((rule) => rule.operation === operation.id);
  if (own) {
    const { operation: _operation, ...tracks } = own;
    return tracks;
  }
  const created = rules.find(
    (rule) => rule.operation === `${operation.service}:${operation.resource}.create`,
  )?.creates;
  if (!created || !all.has(`${operation.service}:${operation.resource}.create`)) return undefined;
  const param = lastParam(operation.path);
  if (param === undefined) return undefined;
  const { type, key, stateField } = created;
  if (operation.verb === 'delete') return { deletes: { type, param } };
  if (operation.verb === 'show') {
    return { reads: { type, param, ...(key ? { key } : {}), ...(stateField ? { stateField } : {}) } };
  }
  return undefined;
}

function lastParam(path: string): string | undefined {
  const last = templateSegments(path).pop();
  return last?.startsWith('{') ? last.replace(/^\{|\+?\}$/g, '') : undefined;
}
