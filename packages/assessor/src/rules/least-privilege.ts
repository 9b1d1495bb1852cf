// SPDX-License-Identifier: Apache-2.0
import { evidenceOf } from '../facts/evidence.js';
import type { RunFacts } from '../facts/run-facts.js';
import { noParams, type NoParams } from './no-params.js';
import { canBeAllowed } from '../shared/access-rules.js';
import { defineRule } from './rule.js';
import { judgeSteps } from './steps-passed.js';
import { count, few } from './words.js';

/** Passed when every step passed under an application credential that access rules bound. */
export const leastPrivilege = defineRule<NoParams>({
  kind: 'run',
  id: 'least-privilege',
  purposes: ['least-privilege'],
  params: noParams,
  explain: () =>
    'a run under an application credential that allows nothing but the access rules derived from its recordings',
  judge(run) {
    const { credential } = run.shown;
    if (credential.kind !== 'application_credential' || credential.accessRules === 0) {
      return {
        verdict: 'could not tell',
        why: 'No access rules bound the credential of this run.',
        evidence: [],
      };
    }
    const steps = judgeSteps(run);
    if (steps.verdict === 'passed') {
      return { ...steps, why: `Every step passed under ${count(credential.accessRules, 'access rule')}.` };
    }
    const blind = servicesThatCheckNoRules(run);
    if (blind.length > 0) {
      const why = `${few(blind)} refused every call under access rules: this cloud does not check them (service_type is not set in [keystone_authtoken]).`;
      return { verdict: 'could not tell', why, evidence: evidenceOf(run.view.run, refusedBy(run, blind)) };
    }
    const unnameable = refusedForItsMethod(run);
    if (unnameable.length > 0) {
      const methods = [...new Set(unnameable.map((call) => call.exchange.method))].sort();
      const why = `It uses ${few(methods)}, for which Keystone's access rules have no word. ${steps.why}`;
      return { verdict: 'could not tell', why, evidence: evidenceOf(run.view.run, unnameable) };
    }
    return steps;
  },
});

/** Calls of the first step that did not pass which no access rule could have allowed, and which were refused. */
function refusedForItsMethod(run: RunFacts) {
  const failed = run.shown.steps.find((step) => step.outcome !== 'passed' && step.outcome !== 'flaky');
  return run.view.calls.filter(
    ({ exchange: { step, phase, method, status } }) =>
      step === failed?.id && phase === failed?.phase && status === 401 && !canBeAllowed(method),
  );
}

/**
 * Services that let no call with a token through: keystonemiddleware refuses every restricted token where it has not been
 * told its own service type. That is the cloud's doing and nobody's failure to keep within rules.
 */
function servicesThatCheckNoRules(run: RunFacts): string[] {
  return run.shown.services
    .map((row) => row.service)
    .filter((service) => {
      const calls = run.view.calls.filter(
        (call) => call.exchange.service === service && call.exchange.auth.token,
      );
      return (
        service !== 'identity' && calls.length > 0 && calls.every((call) => call.exchange.status === 401)
      );
    });
}

function refusedBy(run: RunFacts, services: readonly string[]) {
  return run.view.calls.filter(
    ({ exchange }) => exchange.status === 401 && services.includes(exchange.service ?? ''),
  );
}
