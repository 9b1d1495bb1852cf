// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import { editDistance } from './edit-distance.js';
import type { NearMiss } from './match.js';
import { templateSegments } from './trie.js';

interface Scored extends NearMiss {
  readonly cost: number;
}

/**
 * The three operations that a request comes closest to, with what would have to be different. Only ever reached for a
 * request that nothing matches, so it may look at every operation of the service.
 * @param shapes ways to read the path: as it came, and without the project id that it may carry
 */
export function nearestOperations(
  operations: readonly Operation[],
  method: string,
  shapes: readonly (readonly string[])[],
): readonly NearMiss[] {
  const scored = operations.flatMap((operation) =>
    shapes
      .map((segments) => score(operation, method, segments))
      .sort((a, b) => a.cost - b.cost)
      .slice(0, 1),
  );
  scored.sort((a, b) => a.cost - b.cost || (a.operation.id < b.operation.id ? -1 : 1));
  return scored
    .filter((one) => one.cost < 1.5)
    .slice(0, 3)
    .map(({ operation, why }) => ({ operation, why }));
}

function score(operation: Operation, method: string, segments: readonly string[]): Scored {
  const wanted = templateSegments(operation.path);
  let cost = Math.abs(wanted.length - segments.length);
  const notes: string[] = [];
  for (let at = 0; at < Math.min(wanted.length, segments.length); at += 1) {
    const [template, seen] = [wanted[at]!, segments[at]!];
    if (template.startsWith('{')) cost += 0.05;
    else if (template !== seen) {
      const far = editDistance(template, seen.slice(0, 60)) / Math.max(template.length, seen.length, 1);
      cost += far * 2;
      notes.push(`its path says "${template}" where the request says "${seen.slice(0, 60)}"`);
    }
  }
  if (wanted.length !== segments.length) notes.push(`its path is ${operation.path}`);
  if (operation.method !== method) {
    cost += 0.4;
    notes.push(`it is called with ${operation.method}`);
  }
  return {
    operation,
    cost,
    why: notes.length > 0 ? notes.slice(0, 2).join(', and ') : 'it has the same shape',
  };
}
