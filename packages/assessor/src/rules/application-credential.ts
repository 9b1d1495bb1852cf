// SPDX-License-Identifier: Apache-2.0
import { evidenceOf } from '../facts/evidence.js';
import { signIns } from '../facts/keystone.js';
import { everyStepPassed, isWhole, type RunFacts } from '../facts/run-facts.js';
import { noParams, type NoParams } from './no-params.js';
import { defineRule } from './rule.js';

/** Passed when a run in which every step passed signed in with nothing but an application credential. */
export const applicationCredential = defineRule<NoParams>({
  kind: 'all',
  id: 'application-credential',
  params: noParams,
  explain: () => 'a run in which it signed in with an application credential only and every step passed',
  judge({ runs, manifest }) {
    const whole = runs.filter(isWhole);
    const used = whole.filter((run) => signedInWith(run).includes('application_credential'));
    const only = used.filter((run) => signedInWith(run).length === 1);
    const passed = only.filter(everyStepPassed);
    if (passed.length > 0) {
      return {
        verdict: 'passed',
        why: 'Every step passed with an application credential.',
        evidence: evidence(passed),
      };
    }
    if (only.length > 0) {
      return {
        verdict: 'failed',
        why: 'With an application credential, not every step passed.',
        evidence: evidence(only),
      };
    }
    if (used.length > 0) {
      return {
        verdict: 'failed',
        why: 'Beside the application credential it signed in with another.',
        evidence: evidence(used),
      };
    }
    if (!manifest.needs.auth.includes('application_credential')) {
      return {
        verdict: 'failed',
        why: 'The manifest says that it cannot sign in with an application credential.',
        evidence: [],
      };
    }
    return { verdict: 'not run', why: 'No run signed in with an application credential.', evidence: [] };
  },
});

function signedInWith(run: RunFacts): string[] {
  return [...new Set(signIns(run.view).map((call) => call.exchange.auth.how))].filter(
    (how) => how !== 'token',
  );
}

function evidence(runs: readonly RunFacts[]) {
  return runs.flatMap((run) => evidenceOf(run.view.run, signIns(run.view)));
}
