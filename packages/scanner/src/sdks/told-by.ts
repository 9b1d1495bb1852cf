// SPDX-License-Identifier: Apache-2.0
import type { CallFact } from './call-fact.js';

/** Of operations below different resources those whose resources are among the arguments: `grant(role, user=…)`. */
export function toldBy<T extends readonly string[] | undefined>(
  named: CallFact['named'],
  words: ReadonlySet<string>,
  operations: T,
): T | readonly string[] {
  if (operations === undefined || operations.length < 2 || words.size === 0) return operations;
  const meant = operations.filter((operation) => {
    const above = operation
      .slice(operation.indexOf(':') + 1)
      .split('.')
      .slice(0, -2);
    return above.every((resource) => !words.has(resource) || resource in named);
  });
  return meant.length === 0 ? operations : meant;
}
