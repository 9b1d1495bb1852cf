// SPDX-License-Identifier: Apache-2.0
import type { EvidenceRef } from '@touchstone/model';

const SHOWN = 20;

/** Points at lines of one run's recording; nothing to point at gives an empty list. */
export function evidenceOf(run: string, lines: Iterable<{ readonly seq: number }>): EvidenceRef[] {
  const seqs = [...new Set([...lines].map((line) => line.seq))].sort((a, b) => a - b);
  return seqs.length === 0 ? [] : [{ run, seqs: seqs.slice(0, SHOWN), count: seqs.length }];
}
