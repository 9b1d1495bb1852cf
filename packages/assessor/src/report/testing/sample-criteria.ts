// SPDX-License-Identifier: Apache-2.0
import type { AssessedCriterion, Level, Outcome } from '@touchstone/model';

/** Criteria of all three levels with every verdict that a report must show. Takes the ids of the three sample runs. */
export function sampleCriteria(zed: string, newest: string, least: string): AssessedCriterion[] {
  return [
    passed('keystone-v3', 'basic', 'Signs in through Keystone v3', 'All 27 tokens came from v3.'),
    passed(
      'catalog',
      'basic',
      'Finds endpoints in the service catalog',
      'Every service was found in the catalog.',
    ),
    passed(
      'core-life-cycle',
      'basic',
      'Completes the life cycle of a core concern',
      'Containers and objects were created, read and deleted.',
    ),
    passed('steps', 'basic', 'Every expected step passed', '9 of 9 steps passed on both platforms.'),
    passed('residue', 'basic', 'Leaves nothing behind', 'Nothing was left on 2 of 2 platforms.'),
    passed(
      'core-native',
      'integrated',
      'All core concerns are native',
      'object-storage and identity are native.',
    ),
    {
      ...judged(
        'application-credential',
        'integrated',
        'failed',
        'Works with an application credential',
        'On lab zed it signed in with a password only.',
      ),
      mend: 'Accept application_credential_id and application_credential_secret wherever a password is accepted.',
      runs: [
        {
          run: zed,
          verdict: 'failed',
          why: '9 of 9 sign-ins used a password.',
          evidence: [{ run: zed, seqs: [4, 88, 240, 301], count: 9 }],
        },
        {
          run: newest,
          verdict: 'passed',
          why: '9 of 9 sign-ins used an application credential.',
          evidence: [{ run: newest, seqs: [4, 91], count: 9 }],
        },
      ],
    },
    passed('no-admin', 'integrated', 'Works without the admin role', 'The role member was enough.'),
    passed(
      'no-deprecated',
      'integrated',
      'Uses no deprecated operations',
      'None of 13 operations is deprecated.',
    ),
    passed('newest-release', 'integrated', 'Is tested on the newest release', 'Tested on 2026.2.'),
    {
      ...judged(
        'image-waiting',
        'integrated',
        'not asked',
        'Waits for asynchronous work',
        'Nothing of a storage solution is asynchronous.',
      ),
    },
    {
      ...judged(
        'relevant-native',
        'native',
        'could not tell',
        'Every relevant concern is native or switchable to native',
        'Whether secrets are kept in key-manager shows only in a scan.',
      ),
      mend: 'Add a scan of the source to the bundle.',
    },
    {
      ...judged(
        'least-privilege',
        'native',
        'failed',
        'Works under its own least-privilege access rules',
        '2 calls were refused by the access rules: object-store:object.copy.',
      ),
      mend: 'Copy with PUT and X-Copy-From, which the rules for uploads already allow.',
      runs: [
        {
          run: least,
          verdict: 'failed',
          why: 'The cloud refused object-store:object.copy.',
          evidence: [{ run: least, seqs: [412, 431], count: 2 }],
        },
      ],
    },
    {
      ...judged(
        'earlier-releases',
        'native',
        'not run',
        'Is tested on at least two earlier releases',
        'Tested on 1 earlier release: zed.',
      ),
      mend: 'Run the recipe on one more release: touchstone certify --release 2025.1.',
    },
  ];
}

function passed(id: string, level: Level, statement: string, why: string): AssessedCriterion {
  return judged(id, level, 'passed', statement, why);
}

function judged(
  id: string,
  level: Level,
  verdict: Outcome,
  statement: string,
  why: string,
): AssessedCriterion {
  return { id, level, statement, verdict, why, runs: [] };
}
