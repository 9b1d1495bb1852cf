// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';

/** What a new merge changed, one line each: operations that came or went, and facts of an operation that are different. */
export function describeChanges(before: readonly Operation[], after: readonly Operation[]): string[] {
  const old = new Map(before.map((operation) => [operation.id, operation]));
  const lines: string[] = [];
  for (const operation of after) {
    const previous = old.get(operation.id);
    old.delete(operation.id);
    if (!previous) lines.push(`+ ${operation.id}  ${operation.method} ${operation.path}`);
    else for (const fact of FACTS) compareFact(lines, fact, previous, operation);
  }
  for (const id of old.keys()) lines.push(`- ${id}`);
  return lines;
}

const FACTS = [
  'method',
  'path',
  'alsoAt',
  'action',
  'query',
  'header',
  'microversion',
  'fields',
  'releases',
  'deprecated',
  'scope',
  'role',
  'roles',
  'handler',
] as const;

function compareFact(
  lines: string[],
  fact: (typeof FACTS)[number],
  before: Operation,
  after: Operation,
): void {
  const [a, b] = [JSON.stringify(before[fact]), JSON.stringify(after[fact])];
  if (a !== b) lines.push(`~ ${after.id}  ${fact}: ${a ?? 'none'} -> ${b ?? 'none'}`);
}
