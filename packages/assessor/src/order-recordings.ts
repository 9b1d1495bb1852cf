// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { Recording } from './input.js';
import type { ObservedRun } from './observe/run-observer.js';

type Evidence = Recording | ObservedRun;

const PURPOSES = ['certify', 'least-privilege', 'record'];

/**
 * Recordings by purpose, time and run, so that their order in the input does not matter. One given twice counts once.
 * Throws ASSESS_DUPLICATE_RUN when two different recordings have one run id.
 */
export function orderRecordings(recordings: readonly Evidence[]): Evidence[] {
  const byRun = new Map<string, Evidence>();
  for (const recording of recordings) {
    const { run } = recording.header;
    const known = byRun.get(run);
    if (known !== undefined && known.digest !== recording.digest) {
      throw new TouchstoneError('ASSESS_DUPLICATE_RUN', `two different recordings are of the run ${run}`, {
        hint: 'keep the one that the certificate names; the other was copied or edited',
        details: { run, digests: [known.digest, recording.digest].sort() },
      });
    }
    byRun.set(run, recording);
  }
  return [...byRun.values()].sort(
    (a, b) =>
      PURPOSES.indexOf(a.header.purpose) - PURPOSES.indexOf(b.header.purpose) ||
      Date.parse(a.header.startedAt) - Date.parse(b.header.startedAt) ||
      (a.header.run < b.header.run ? -1 : 1),
  );
}
