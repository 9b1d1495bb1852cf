// SPDX-License-Identifier: Apache-2.0
import type { AssessedStep } from '@touchstone/model';
import { callsThatBrokeTheRun } from '../facts/cloud-broke.js';
import { evidenceOf } from '../facts/evidence.js';
import type { RunFacts } from '../facts/run-facts.js';
import { countOf, placeOf } from '../observe/places.js';
import { noParams, type NoParams } from './no-params.js';
import { defineRule, type Judgement } from './rule.js';
import { count, few } from './words.js';

/** Passed when every action of the recipe passed; one that needed a retry is passed and shown as a flake. */
export const stepsPassed = defineRule<NoParams>({
  kind: 'run',
  id: 'steps-passed',
  params: noParams,
  explain: () =>
    'the outcome of every action of the recipe, set-up and teardown included; what did not run has not passed',
  judge: judgeSteps,
});

/** The same judgement for rules that rest on it. */
export function judgeSteps(run: RunFacts): Judgement {
  const { steps } = run.shown;
  const named = (outcome: AssessedStep['outcome']): string[] =>
    steps.filter((step) => step.outcome === outcome).map((step) => step.id);
  const bad = (['failed', 'could not tell', 'skipped', 'not run'] as const).filter(
    (outcome) => named(outcome).length > 0,
  );
  const worst = bad[0];
  if (worst !== undefined) {
    const why = `${bad.map((outcome) => `${outcome}: ${few(named(outcome))}`).join('; ')}.`;
    const ends = run.view.ends.filter((end) => bad.some((outcome) => named(outcome).includes(end.step)));
    const broken = callsThatBrokeTheRun(run);
    if (broken.length > 0) {
      const cloud = `${count(countOf(broken), 'call')} failed in the cloud, in the first step that failed. ${why}`;
      return { verdict: 'could not tell', why: cloud, evidence: evidenceOf(run.view.run, broken) };
    }
    return { verdict: worst, why, evidence: evidenceOf(run.view.run, ends.map(placeOf)) };
  }
  const flaky = named('flaky');
  const retried = flaky.length === 0 ? '' : `; only on a retry: ${few(flaky)}`;
  const why = `${count(steps.length, 'expected step')} passed${retried}.`;
  return { verdict: 'passed', why, evidence: evidenceOf(run.view.run, run.view.ends.map(placeOf)) };
}
