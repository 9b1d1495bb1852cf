// SPDX-License-Identifier: Apache-2.0
import type { AssessedScan, Assessment } from '@touchstone/model';

/** Scans that speak for the solution; those of other trees are none, as for the assessor. */
export function ownScans({ scans }: Assessment): readonly AssessedScan[] {
  return scans.filter(({ of }) => of !== 'another tree');
}
