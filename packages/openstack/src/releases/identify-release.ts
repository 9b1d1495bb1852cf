// SPDX-License-Identifier: Apache-2.0
import { findService } from '../services/services.js';
import { compareMicroversions } from './microversion.js';
import { microversionTable } from './microversion-range.js';
import { releases } from './releases.js';

export interface IdentifiedRelease {
  /** The release, when only one fits. */
  readonly release: string | undefined;
  /** Every release that fits, oldest first; empty: none does (a patched cloud, or services of different releases). */
  readonly candidates: readonly string[];
}

/**
 * Tells a cloud's release by the highest microversions that its services offer.
 * @param maxMicroversions by service type or alias: `{compute: '2.93', 'block-storage': '3.70'}`; a service for which
 *   the index knows no microversions is passed over
 */
export function identifyRelease(maxMicroversions: Readonly<Record<string, string>>): IdentifiedRelease {
  const table = microversionTable();
  const known = Object.entries(maxMicroversions).flatMap(([name, max]) => {
    const ranges = table[findService(name)?.type ?? ''];
    return ranges ? [{ ranges, max }] : [];
  });
  if (known.length === 0) return { release: undefined, candidates: [] };
  const candidates = releases()
    .map((release) => release.name)
    .filter((name) => known.every(({ ranges, max }) => fits(ranges[name]?.[1], max)));
  return { release: candidates.length === 1 ? candidates[0] : undefined, candidates };
}

function fits(known: string | undefined, seen: string): boolean {
  return known !== undefined && compareMicroversions(known, seen) === 0;
}
