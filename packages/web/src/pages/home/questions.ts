// SPDX-License-Identifier: Apache-2.0
import { search, type LiveView, type SearchQuery } from '@touchstone/registry';
import { searchFor, searchPath } from '../search-links.js';

/** A question that people come with, and how many solutions answer it now. */
export interface Question {
  readonly words: string;
  readonly total: number;
  readonly href: string;
}

/** Asked of what is there now: the newest release is the newest one that anything was tested on. */
export function askQuestions({ index }: LiveView, newest: string | undefined): readonly Question[] {
  const tested = newest === undefined ? {} : { release: [newest] };
  const on = newest === undefined ? '' : `, tested on ${newest}`;
  const asked: readonly (readonly [string, SearchQuery['chosen']])[] = [
    [
      `Backup tools native for object storage${on}`,
      { category: ['backup'], native: ['object-storage'], ...tested },
    ],
    ['The same, with those that were only scanned', { category: ['backup'], native: ['object-storage'] }],
    [
      'Container platforms that use the cloud’s load balancer',
      { category: ['containers'], native: ['load-balancing'] },
    ],
    ['Whatever keeps its secrets with the cloud’s own service', { native: ['secrets'] }],
    [`Everything tested on ${newest ?? 'any release'}`, tested],
    ['Everything that reached integrated or native', { level: ['integrated', 'native'] }],
  ];
  return asked.map(([words, chosen]) => {
    const query = searchFor(chosen);
    return { words, total: search(index, query).total, href: searchPath(query) };
  });
}
