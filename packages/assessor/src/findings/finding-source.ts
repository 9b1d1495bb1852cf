// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@touchstone/model';
import type { RunFacts } from '../facts/run-facts.js';
import type { SharedFacts } from '../shared/shared-facts.js';

/** One kind of thing that a person should know: looks through the facts and reports what it found. */
export type FindingSource = (shared: SharedFacts) => Finding[];

/** The same for each run; findings of several runs with one statement become one. */
export function perRun(find: (run: RunFacts, shared: SharedFacts) => Finding[]): FindingSource {
  return (shared) => shared.runs.flatMap((run) => find(run, shared));
}
