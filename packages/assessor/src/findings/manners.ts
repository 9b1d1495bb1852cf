// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@touchstone/model';
import { evidenceOf } from '../facts/evidence.js';
import { speaksKeystoneV2 } from '../facts/keystone.js';
import type { RunFacts } from '../facts/run-facts.js';
import { countOf, type Places } from '../observe/places.js';
import { perRun } from './finding-source.js';

/** How it pages, waits, pins versions and speaks to Keystone. */
export const mannersFindings = perRun((run) => [
  ...note(run, run.own.calls.filter(speaksKeystoneV2), {
    id: 'keystone-v2',
    weight: 'warns',
    statement: 'It speaks Keystone v2.0, which was removed in Queens.',
    mend: 'Use the Identity API v3 throughout.',
  }),
  ...note(run, [run.view.pagination.stopped], {
    id: 'page-not-followed',
    weight: 'notes',
    statement: 'A list said that it goes on, and the rest was not asked for.',
    mend: 'Follow the next link until there is none, unless the first page is all that is wanted.',
  }),
  ...note(run, [run.view.waiting.hasty], {
    id: 'not-awaited',
    weight: 'warns',
    statement: 'Something was used or deleted while the cloud was still making it.',
    mend: 'Read the resource until its status says that it is ready (or failed) before going on.',
  }),
  ...(run.shown.authentication.microversions === 'pinned'
    ? note(
        run,
        run.own.calls.filter((call) => call.exchange.asked !== undefined),
        {
          id: 'microversion-pinned',
          weight: 'notes',
          statement: 'It asks for fixed microversions without having read which ones the service has.',
          mend: 'Read the version document and take the highest that both know.',
        },
      )
    : []),
]);

function note(run: RunFacts, places: readonly Places[], finding: Omit<Finding, 'evidence'>): Finding[] {
  if (countOf(places) === 0) return [];
  return [{ ...finding, evidence: evidenceOf(run.view.run, places) }];
}
