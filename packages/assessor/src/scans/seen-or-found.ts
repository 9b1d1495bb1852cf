// SPDX-License-Identifier: Apache-2.0
import type { Confidence, SeenOrFound } from '@touchstone/model';
import { countOf } from '../observe/places.js';
import type { RunFacts } from '../facts/run-facts.js';
import type { ScanFacts } from './scan-facts.js';

const SURENESS: readonly Confidence[] = ['high', 'medium', 'low'];

/**
 * Operations seen running beside those found in source, by id. Without a scan there is nothing to set beside, and the list
 * is empty. What was found with low confidence alone is a guess, and is left to the scan itself.
 */
export function setSeenBesideFound(runs: readonly RunFacts[], scans: readonly ScanFacts[]): SeenOrFound[] {
  if (scans.length === 0) return [];
  const all = new Map<string, SeenOrFound>();
  const entry = (operation: string): SeenOrFound =>
    all.get(operation) ?? { operation, seen: 0, found: 0, confidence: null };
  for (const run of runs) {
    for (const call of run.own.calls) {
      const { operation } = call.exchange;
      if (!call.accepted || operation === null) continue;
      const known = entry(operation);
      all.set(operation, { ...known, seen: known.seen + countOf([call]) });
    }
  }
  for (const { scan } of scans) {
    for (const { operation, count, confidence } of scan.operations) {
      if (count === 0) continue;
      const known = entry(operation);
      if (confidence === 'low' && known.seen === 0) continue;
      all.set(operation, {
        ...known,
        found: known.found + count,
        confidence: surer(known.confidence, confidence),
      });
    }
  }
  return [...all.values()].sort((a, b) => (a.operation < b.operation ? -1 : 1));
}

function surer(a: Confidence | null, b: Confidence): Confidence {
  return a !== null && SURENESS.indexOf(a) <= SURENESS.indexOf(b) ? a : b;
}
