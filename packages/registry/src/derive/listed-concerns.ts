// SPDX-License-Identifier: Apache-2.0
import type { GuidelineFiles } from '@touchstone/attest';
import {
  MAX_PLACES,
  type AssessedScan,
  type Assessment,
  type ListedConcern,
  type ScannedConcern,
} from '@touchstone/model';
import { ownScans } from './own-scans.js';

/** The native-or-parallel matrix, with what the source shows behind each cell. */
export function listConcerns(assessment: Assessment, { concerns }: GuidelineFiles): ListedConcern[] {
  const scans = ownScans(assessment);
  const titles = new Map<string, string>(concerns.concerns.map(({ id, title }) => [id, title]));
  return assessment.concerns.map((one) => {
    const found = scannedOf(scans, one.concern);
    return {
      ...one,
      title: titles.get(one.concern) ?? one.concern,
      alternatives: [...new Set(found.flatMap(({ alternatives }) => alternatives))].sort(),
      choices: found.flatMap(({ choices }) => choices).slice(0, MAX_PLACES),
      places: found.flatMap(({ places }) => places).slice(0, MAX_PLACES),
    };
  });
}

function scannedOf(scans: readonly AssessedScan[], concern: string): ScannedConcern[] {
  return scans.flatMap(({ concerns }) => concerns.filter((one) => one.concern === concern));
}
