// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import { templateSegments } from './template-segments.js';

const known = new WeakMap<Operation, readonly string[]>();

/** Names of the parameters of an operation's template, in its order: ["server_id"]. */
export function paramNames(operation: Operation): readonly string[] {
  let names = known.get(operation);
  if (!names) {
    names = templateSegments(operation.path)
      .filter((segment) => segment.startsWith('{'))
      .map((segment) => segment.slice(1, segment.endsWith('+}') ? -2 : -1));
    known.set(operation, names);
  }
  return names;
}
