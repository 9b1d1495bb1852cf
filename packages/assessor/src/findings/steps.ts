// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@touchstone/model';
import { evidenceOf } from '../facts/evidence.js';
import type { RunFacts } from '../facts/run-facts.js';
import { placeOf } from '../observe/places.js';
import { perRun } from './finding-source.js';

/** Steps that did not pass, passed on a retry only, did not do what they say, or left processes behind. */
export const stepFindings = perRun((run) =>
  run.shown.steps.flatMap((step) => [...outcome(run, step), ...shows(run, step), ...survivors(run, step)]),
);

type Step = RunFacts['shown']['steps'][number];

function outcome(run: RunFacts, step: Step): Finding[] {
  if (step.outcome === 'passed') return [];
  const evidence = evidenceOf(run.view.run, endsOf(run, step).map(placeOf));
  if (step.outcome === 'flaky') {
    return [
      {
        id: 'flaky-step',
        weight: 'warns',
        statement: `The step ${step.id} passed at attempt ${step.attempts} only.`,
        mend: 'Find out what the first attempt lacked; waiting for a state that the cloud reports is better than trying again.',
        evidence,
      },
    ];
  }
  const why = step.reason === undefined ? '' : `: ${step.reason.replace(/\.$/, '')}`;
  return [
    {
      id: 'step-not-passed',
      weight: 'blocks',
      statement: `${run.shown.purpose === 'least-privilege' ? 'Under access rules: ' : ''}${step.phase === 'step' ? 'The step' : `The ${step.phase} action`} ${step.id} has the outcome "${step.outcome}"${why}.`,
      mend: 'Look at what it printed and at its calls in the recording; then run the recipe again.',
      evidence,
    },
  ];
}

function shows(run: RunFacts, step: Step): Finding[] {
  const unseen = step.shows.filter((one) => !one.seen).map((one) => one.what);
  if (unseen.length === 0 || (step.outcome !== 'passed' && step.outcome !== 'flaky')) return [];
  return [
    {
      id: 'shows-not-seen',
      weight: 'warns',
      statement: `The step ${step.id} says that it shows ${unseen.join(', ')}; no accepted call in it does.`,
      mend: 'Correct what the step shows in touchstone.yaml, or the step.',
      evidence: evidenceOf(run.view.run, endsOf(run, step).map(placeOf)),
    },
  ];
}

function survivors(run: RunFacts, step: Step): Finding[] {
  const ends = endsOf(run, step).filter((end) => (end.survivors ?? 0) > 0);
  if (ends.length === 0) return [];
  return [
    {
      id: 'processes-outlived-step',
      weight: 'warns',
      statement: `Processes of ${step.id} outlived it and were ended.`,
      mend: 'Let the step end what it starts.',
      evidence: evidenceOf(run.view.run, ends.map(placeOf)),
    },
  ];
}

function endsOf(run: RunFacts, step: Step) {
  return run.view.ends.filter((end) => end.step === step.id && end.phase === step.phase);
}
