// SPDX-License-Identifier: Apache-2.0
import { type Assessment, type EvidenceRef, formatCount } from '@touchstone/model';
import { runNumber } from './run-label.js';

/** Where a statement rests, such as `run 1: lines 4, 8, 12 (of 40)`. At most `limit` lines are named for each run. */
export function evidenceWords(assessment: Assessment, ref: EvidenceRef, limit = 8): string {
  const number = runNumber(assessment, ref.run);
  const run = number === 0 ? `run ${ref.run}` : `run ${number}`;
  if (ref.seqs.length === 0)
    return `${run}: ${ref.count === 0 ? 'no line' : `${formatCount(ref.count)} lines`}`;
  const named = ref.seqs.slice(0, limit).join(', ');
  const of = ref.count > Math.min(limit, ref.seqs.length) ? ` (of ${formatCount(ref.count)})` : '';
  return `${run}: ${ref.count === 1 ? 'line' : 'lines'} ${named}${of}`;
}
