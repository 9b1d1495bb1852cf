// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import { editDistance } from './edit-distance.js';
import type { NearMiss } from './match.js';
import { templateSegments } from './template-segments.js';

type Shape = readonly string[];

interface Scored {
  readonly operation: Operation;
  readonly shape: Shape;
  readonly cost: number;
}

const SHOWN = 3;
/** What differs this much is not near. */
const TOO_FAR = 1.5;
const OTHER_METHOD = 0.4;
const PARAMETER = 0.05;

/**
 * The three operations that a request comes closest to, with what would have to be different. Looks at every operation
 * of the service, but leaves each as soon as it is farther than the third so far: a client that asks for unknown paths
 * all day must not slow the recorder down.
 * @param shapes ways to read the path: as it came, and without the project id that it may carry
 */
export function nearestOperations(
  operations: readonly Operation[],
  method: string,
  shapes: readonly Shape[],
): readonly NearMiss[] {
  const difference = rememberDifferences();
  const best: Scored[] = [];
  for (const operation of operations) {
    const limit = best[SHOWN - 1]?.cost ?? TOO_FAR;
    let nearest: Scored | undefined;
    for (const shape of shapes) {
      const cost = costOf(operation, method, shape, nearest?.cost ?? limit, difference);
      if (cost < (nearest?.cost ?? TOO_FAR)) nearest = { operation, shape, cost };
    }
    if (nearest === undefined || nearest.cost > limit) continue;
    best.push(nearest);
    best.sort((a, b) => a.cost - b.cost || (a.operation.id < b.operation.id ? -1 : 1));
    if (best.length > SHOWN) best.pop();
  }
  return best.map(({ operation, shape }) => ({ operation, why: explain(operation, method, shape) }));
}

/** How far an operation is from a request; Infinity as soon as it is beyond the limit. */
function costOf(
  operation: Operation,
  method: string,
  shape: Shape,
  limit: number,
  difference: (template: string, seen: string) => number,
): number {
  const wanted = segmentsOf(operation);
  const otherMethod = operation.method === method ? 0 : OTHER_METHOD;
  let cost = Math.abs(wanted.length - shape.length) + otherMethod;
  for (let at = 0; at < Math.min(wanted.length, shape.length) && cost <= limit; at += 1) {
    const [template, seen] = [wanted[at]!, shape[at]!];
    if (template.startsWith('{')) cost += PARAMETER;
    else if (template !== seen) cost += difference(template, seen) * 2;
  }
  return cost <= limit ? cost : Infinity;
}

/** From 0 (the same) to 1 (no letter in common). Templates repeat their words: each pair is compared once a request. */
function rememberDifferences(): (template: string, seen: string) => number {
  const known = new Map<string, Map<string, number>>();
  return (template, seen) => {
    let row = known.get(seen);
    if (!row) known.set(seen, (row = new Map()));
    let found = row.get(template);
    if (found === undefined) {
      found = editDistance(template, seen.slice(0, 60)) / Math.max(template.length, seen.length, 1);
      row.set(template, found);
    }
    return found;
  };
}

function explain(operation: Operation, method: string, shape: Shape): string {
  const wanted = segmentsOf(operation);
  const notes: string[] = [];
  for (let at = 0; at < Math.min(wanted.length, shape.length); at += 1) {
    const [template, seen] = [wanted[at]!, shape[at]!];
    if (template.startsWith('{') || template === seen) continue;
    notes.push(`its path says "${template}" where the request says "${seen.slice(0, 60)}"`);
  }
  if (wanted.length !== shape.length) notes.push(`its path is ${operation.path}`);
  if (operation.method !== method) notes.push(`it is called with ${operation.method}`);
  return notes.length > 0 ? notes.slice(0, 2).join(', and ') : 'it has the same shape';
}

const cut = new WeakMap<Operation, readonly string[]>();

function segmentsOf(operation: Operation): readonly string[] {
  let segments = cut.get(operation);
  if (!segments) cut.set(operation, (segments = templateSegments(operation.path)));
  return segments;
}
