// SPDX-License-Identifier: Apache-2.0
import { adminCalls, holdsAdmin } from '../facts/admin-calls.js';
import { evidenceOf } from '../facts/evidence.js';
import { everyStepPassed, type RunFacts } from '../facts/run-facts.js';
import { placeOf } from '../observe/places.js';
import { noParams, type NoParams } from './no-params.js';
import { defineRule } from './rule.js';
import { few } from './words.js';

/** Passed when a run in which every step passed held no admin role. Not asked of operator tooling. */
export const withoutAdmin = defineRule<NoParams>({
  kind: 'all',
  id: 'without-admin',
  params: noParams,
  explain: () => 'a run without the admin role in which every step passed; operator tooling is not asked',
  judge({ certifying, manifest }) {
    if (manifest.needs.operator) {
      return {
        verdict: 'not asked',
        why: 'The manifest says that it is operator tooling, which may need admin.',
        evidence: [],
      };
    }
    const plain = certifying.filter((run) => !holdsAdmin(run));
    const passed = plain.find(everyStepPassed);
    if (passed !== undefined) {
      const roles = passed.shown.credential.roles.join(', ');
      return {
        verdict: 'passed',
        why: `Every step passed with the roles ${roles === '' ? '(none named)' : roles}.`,
        evidence: evidenceOf(passed.view.run, passed.view.ends.map(placeOf)),
      };
    }
    const admin = certifying.filter((run) => holdsAdmin(run) && adminCalls(run).length > 0);
    if (admin.length > 0) {
      const ids = [
        ...new Set(admin.flatMap((run) => adminCalls(run).map((call) => call.operation!.id))),
      ].sort();
      return {
        verdict: 'failed',
        why: `It used operations that are for admin only: ${few(ids)}.`,
        evidence: admin.flatMap(evidence),
      };
    }
    if (plain.length > 0)
      return { verdict: 'failed', why: 'Without the admin role, not every step passed.', evidence: [] };
    if (certifying.length > 0) {
      return {
        verdict: 'could not tell',
        why: 'Every run held the admin role, so that none shows that it works without.',
        evidence: [],
      };
    }
    return { verdict: 'not run', why: 'No whole recording of the recipe shows it.', evidence: [] };
  },
});

function evidence(run: RunFacts) {
  return evidenceOf(run.view.run, adminCalls(run));
}
