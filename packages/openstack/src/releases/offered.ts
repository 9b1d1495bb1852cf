// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import { compareMicroversions } from './microversion.js';
import { microversionRange } from './microversion-range.js';
import { compareReleases, releases } from './releases.js';

/**
 * Whether a release offers an operation.
 * @param microversion as asked for in the request; without it, any microversion of the release will do
 * @throws TouchstoneError OPENSTACK_UNKNOWN_RELEASE
 */
export function isOfferedIn(operation: Operation, release: string, microversion?: string): boolean {
  const { first, last } = operation.releases;
  if (compareReleases(release, first) < 0) return false;
  if (last !== undefined && compareReleases(release, last) > 0) return false;
  const range = microversionRange(operation.service, release);
  const { min, max } = operation.microversion ?? {};
  if (!range) return true;
  if (min !== undefined && compareMicroversions(min, range.max) > 0) return false;
  if (max !== undefined && compareMicroversions(max, range.min) < 0) return false;
  if (microversion === undefined || microversion === 'latest') return true;
  return (
    compareMicroversions(microversion, range.min) >= 0 &&
    compareMicroversions(microversion, range.max) <= 0 &&
    (min === undefined || compareMicroversions(microversion, min) >= 0) &&
    (max === undefined || compareMicroversions(microversion, max) <= 0)
  );
}

export interface UsedOperation {
  readonly operation: Operation;
  /** Highest microversion that it was asked for with. */
  readonly microversion?: string;
}
export interface LowestRelease {
  readonly release: string;
  /** The operations that no earlier release offers; empty when the oldest release of the index offers all. */
  readonly because: readonly Operation[];
}

/** The oldest release that offers all of these operations; undefined when none does. */
export function lowestReleaseFor(used: readonly UsedOperation[]): LowestRelease | undefined {
  let missing: readonly Operation[] = [];
  for (const { name } of releases()) {
    const now = used
      .filter((one) => !isOfferedIn(one.operation, name, one.microversion))
      .map((one) => one.operation);
    if (now.length === 0) return { release: name, because: [...new Set(missing)] };
    missing = now;
  }
  return undefined;
}
