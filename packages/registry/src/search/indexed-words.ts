// SPDX-License-Identifier: Apache-2.0
import { services } from '@touchstone/openstack';
import type { SearchRow } from './search-row.js';
import { STOP_WORDS, wordsOf } from './words.js';

/** How much a word weighs by where it stands: in the name; in what the solution is and uses; in what is said of it. */
export type Weight = 1 | 2 | 3;

/** All that is listed is about OpenStack, whether its description says so or not. */
const EVERY = 'openstack';
const MOST = { name: 20, vendor: 20, description: 300 };

/** All words that a row is found by, each with the weight of the best place it stands in. */
export function indexedWords(row: SearchRow): ReadonlyMap<string, Weight> {
  const found = new Map<string, Weight>();
  const add = (weight: Weight, text: string, most: number): void => {
    for (const word of wordsOf(text, most)) {
      if (!STOP_WORDS.has(word) && (found.get(word) ?? 0) < weight) found.set(word, weight);
    }
  };
  add(3, row.name, MOST.name);
  add(3, row.id, MOST.name);
  add(2, row.vendor, MOST.vendor);
  add(2, row.category, MOST.name);
  for (const service of row.facets.service) for (const word of serviceWords(service)) add(2, word, MOST.name);
  for (const concern of row.facets.native) add(2, concern, MOST.name);
  for (const word of [EVERY, ...(row.facets.native.length > 0 ? ['native'] : [])]) add(1, word, 1);
  for (const word of [...row.facets.level, ...row.facets.release]) add(1, word, MOST.name);
  add(1, row.description, MOST.description);
  return found;
}

let projects: ReadonlyMap<string, string> | undefined;

/** People say cinder as often as block storage. */
function serviceWords(service: string): readonly string[] {
  projects ??= new Map(services().map(({ type, project }) => [type, project]));
  return [service, projects.get(service) ?? ''];
}
