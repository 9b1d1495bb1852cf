// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@touchstone/model';
import { evidenceOf } from '../facts/evidence.js';
import { speaksKeystoneV2 } from '../facts/keystone.js';
import { followPagination } from '../facts/pagination.js';
import type { RunFacts } from '../facts/run-facts.js';
import type { Call } from '../facts/run-view.js';
import { followWaiting } from '../facts/waiting.js';
import { perRun } from './finding-source.js';

/** How it pages, waits, pins versions and speaks to Keystone. */
export const mannersFindings = perRun((run) => [
  ...note(run, run.own.calls.filter(speaksKeystoneV2), {
    id: 'keystone-v2',
    weight: 'warns',
    statement: 'It speaks Keystone v2.0, which was removed in Queens.',
    mend: 'Use the Identity API v3 throughout.',
  }),
  ...note(run, followPagination(run.own).stopped, {
    id: 'page-not-followed',
    weight: 'notes',
    statement: 'A list said that it goes on, and the rest was not asked for.',
    mend: 'Follow the next link until there is none, unless the first page is all that is wanted.',
  }),
  ...note(run, followWaiting(run.own).hasty, {
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

function note(run: RunFacts, calls: readonly Call[], finding: Omit<Finding, 'evidence'>): Finding[] {
  if (calls.length === 0) return [];
  return [
    {
      ...finding,
      evidence: evidenceOf(
        run.view.run,
        calls.map((call) => call.exchange),
      ),
    },
  ];
}
