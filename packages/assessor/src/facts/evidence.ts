// SPDX-License-Identifier: Apache-2.0
import type { EvidenceRef } from '@touchstone/model';
import { joinPlaces, type Places } from '../observe/places.js';

/** Points at lines of one run's recording; nothing to point at gives an empty list. */
export function evidenceOf(run: string, places: Iterable<Places>): EvidenceRef[] {
  const { seqs, count } = joinPlaces(places);
  return count === 0 ? [] : [{ run, seqs: [...seqs], count }];
}
