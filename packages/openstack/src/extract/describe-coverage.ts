// SPDX-License-Identifier: Apache-2.0
import type { Coverage } from './cover-routes.js';
import { LEFT_OUT, type LeftOutClass } from './curation.js';
import { groupBy } from './group-by.js';

/**
 * A coverage in lines for a person: sums first, problems last.
 * @param release whose routes that are no operation are named one by one
 */
export function describeCoverage(coverage: Coverage, release?: string): string[] {
  const { verdicts, exposed, documentedOnly, problems, unindexed } = coverage;
  const lines: string[] = [];
  for (const one of verdicts) {
    if (one.release !== release || one.kind !== 'left-out') continue;
    const { service, method, path, action } = one.route;
    lines.push(`${service}\t${method} ${path}${action ? ` (${action})` : ''}\t${one.class}: ${one.reason}`);
  }
  for (const [name, mine] of groupBy(verdicts, (one) => one.release)) {
    const matched = mine.filter(({ kind }) => kind === 'operation').length;
    lines.push(`${name}: ${matched} of ${mine.length} routes are each one operation${leftOut(mine)}`);
  }
  lines.push(
    `${exposed.size} operations are exposed by a route, ${documentedOnly.length} are known from references only`,
  );
  for (const [reason, ids] of groupBy(documentedOnly, (one) => one.reason))
    lines.push(`  ${ids.length}: ${reason}`);
  if (unindexed.length > 0) lines.push(`read, but not in the index: ${unindexed.join(', ')}`);
  return [...lines, ...problems.map((problem) => `PROBLEM ${problem}`)];
}

function leftOut(verdicts: Coverage['verdicts']): string {
  const counts = new Map<LeftOutClass, number>();
  for (const one of verdicts)
    if (one.kind === 'left-out') counts.set(one.class, (counts.get(one.class) ?? 0) + 1);
  const parts = Object.keys(LEFT_OUT).flatMap((name) => {
    const count = counts.get(name as LeftOutClass);
    return count === undefined ? [] : [`${name} ${count}`];
  });
  return parts.length === 0 ? '' : `; ${parts.join(', ')}`;
}
