// SPDX-License-Identifier: Apache-2.0
import type { Assessment, ListedOperation, Listing } from '@touchstone/model';
import { isRecipeRun } from './recipe-runs.js';

/** The heat map: every operation that was called in a whole run of the recipe or found in the source, by service. */
export function listServices(assessment: Assessment): Listing['services'] {
  const all = new Map<string, ListedOperation>();
  const scanned = assessment.operations.length > 0;
  const entry = (operation: string): ListedOperation => {
    const known = all.get(operation) ?? untouched(operation, scanned);
    all.set(operation, known);
    return known;
  };
  for (const run of assessment.runs.filter(isRecipeRun)) {
    for (const { operation, used, refused, failed, steps } of run.operations) {
      const known = entry(operation);
      known.used += used;
      known.refused += refused;
      known.failed += failed;
      known.runs += used > 0 ? 1 : 0;
      known.recipe = [...new Set([...known.recipe, ...steps])];
    }
  }
  for (const { operation, seen, found, confidence } of assessment.operations) {
    Object.assign(entry(operation), { seen, found, confidence });
  }
  const services = new Map<string, ListedOperation[]>();
  for (const one of [...all.values()].sort((a, b) => (a.operation < b.operation ? -1 : 1))) {
    const service = one.operation.slice(0, one.operation.indexOf(':'));
    services.set(service, [...(services.get(service) ?? []), one]);
  }
  return [...services]
    .map(([service, operations]) => ({ service, operations }))
    .sort((a, b) => (a.service < b.service ? -1 : 1));
}

function untouched(operation: string, scanned: boolean): ListedOperation {
  return {
    operation,
    used: 0,
    refused: 0,
    failed: 0,
    runs: 0,
    seen: scanned ? 0 : null,
    found: 0,
    confidence: null,
    recipe: [],
  };
}
