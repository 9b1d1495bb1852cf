// SPDX-License-Identifier: Apache-2.0
import type { Listing, OperationUse } from '@touchstone/model';
import type { WebWorld } from '../../server/web-world.js';

/** One run and what it did with an operation. */
export interface RunOfUse {
  readonly run: Listing['runs'][number];
  readonly use: OperationUse;
}

/** Runs that are looked through for one page. */
export const RUNS_AT_ONCE = 60;

/**
 * The runs under a listing that called an operation, the newest first.
 * @throws TouchstoneError REGISTRY_EVIDENCE
 */
export async function runsOf(
  registry: Pick<WebWorld['registry'], 'run'>,
  { id, runs }: Pick<Listing, 'id' | 'runs'>,
  operation: string,
): Promise<readonly RunOfUse[]> {
  const all: RunOfUse[] = [];
  for (const run of runs.slice(0, RUNS_AT_ONCE)) {
    const kept = await registry.run(id, run.run);
    const use = kept?.run.operations.find((one) => one.operation === operation);
    if (use !== undefined) all.push({ run, use });
  }
  return all;
}
