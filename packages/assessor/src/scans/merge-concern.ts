// SPDX-License-Identifier: Apache-2.0
import type { AssessedConcern, ScannedConcern } from '@touchstone/model';
import type { ScanFacts } from './scan-facts.js';

type Seen = Omit<AssessedConcern, 'verdict' | 'found' | 'parallel' | 'switchable'>;

/**
 * Sets what scans found beside what recordings showed. Native is what either shows; parallel only a scan can show, since
 * what a solution brings itself does not pass through the cloud's APIs. `ran`: there are recordings to speak of.
 */
export function mergeConcern(seen: Seen, scans: readonly ScanFacts[], ran: boolean): AssessedConcern {
  const scanned = scans.flatMap(({ scan }) => scan.concerns.filter((one) => one.concern === seen.concern));
  if (scanned.length === 0)
    return { ...seen, verdict: seen.seen, found: null, parallel: [], switchable: false };
  const native = seen.seen === 'native' || scanned.some(isNative);
  const own = scanned.some((one) => one.verdict === 'parallel' || one.verdict === 'both');
  return {
    ...seen,
    verdict: native ? (own ? 'both' : 'native') : own ? 'parallel' : unshown(seen),
    found: together(scanned),
    parallel: [...new Set(scanned.flatMap((one) => one.parallel))].sort(),
    switchable: scanned.some((one) => one.choices.length > 0),
    why: [
      ...(ran ? [seen.why] : []),
      ...scanned.map((one) => (ran ? `In source: ${one.why}` : one.why)),
    ].join(' '),
  };
}

/** Neither native nor its own: used and left unfinished, or no concern of the solution at all. */
function unshown({ seen, operations }: Seen): AssessedConcern['verdict'] {
  return operations > 0 ? seen : 'not concerned';
}

function isNative({ verdict }: ScannedConcern): boolean {
  return verdict === 'native' || verdict === 'both';
}

function together(scanned: readonly ScannedConcern[]): ScannedConcern['verdict'] {
  const native = scanned.some(isNative);
  const own = scanned.some((one) => one.verdict === 'parallel' || one.verdict === 'both');
  if (native) return own ? 'both' : 'native';
  return own ? 'parallel' : 'not concerned';
}
