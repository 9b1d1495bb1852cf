// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, Assessment } from '@touchstone/model';

export interface ServiceTotal {
  readonly service: string;
  readonly calls: number;
  /** Distinct operations that were called. */
  readonly operations: number;
  readonly used: number;
  readonly refused: number;
  readonly failed: number;
}

/**
 * The runs that show what the solution does by itself; under access rules of its own it is meant to be refused, which
 * would blur the counts. All runs where there are no others.
 */
export function findFreeRuns({ runs }: Pick<Assessment, 'runs'>): readonly AssessedRun[] {
  const free = runs.filter((run) => run.purpose !== 'least-privilege');
  return free.length === 0 ? runs : free;
}

/** What was called of each service over several runs, the busiest service first (then by name). */
export function serviceTotals(runs: readonly AssessedRun[]): readonly ServiceTotal[] {
  const totals = new Map<string, ServiceTotal>();
  for (const run of runs) {
    for (const entry of run.services) {
      const sum = totals.get(entry.service);
      totals.set(entry.service, {
        service: entry.service,
        calls: (sum?.calls ?? 0) + entry.calls,
        operations: distinctOperations(runs, entry.service),
        used: (sum?.used ?? 0) + entry.used,
        refused: (sum?.refused ?? 0) + entry.refused,
        failed: (sum?.failed ?? 0) + entry.failed,
      });
    }
  }
  return [...totals.values()].sort((a, b) => b.calls - a.calls || (a.service < b.service ? -1 : 1));
}

function distinctOperations(runs: readonly AssessedRun[], service: string): number {
  const ids = runs.flatMap((run) => run.operations.map((use) => use.operation));
  return new Set(ids.filter((id) => id.startsWith(`${service}:`))).size;
}
