// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import type { Manifest } from '@touchstone/model';
import type { ObservedRun } from '../observe/run-observer.js';
import { countOf } from '../observe/places.js';
import type { ShowsIndex } from '../shared/shows-index.js';
import { describeAuthentication } from './authentication.js';
import { countOperations } from './operations.js';
import { countLeft, findResidue } from './residue.js';
import { ownView, viewRun, type RunView } from './run-view.js';
import { countServices } from './services.js';
import { assessSteps } from './steps.js';
import { noSuchCalls, unclassifiedCalls } from './unclassified.js';

/** A run's facts as the assessment shows them, and the view that they were computed from. */
export interface RunFacts {
  readonly view: RunView;
  /** The view without set-up and teardown: what speaks for or against the solution itself. */
  readonly own: RunView;
  readonly shown: AssessedRun;
}

/** All facts of one run. Pure; each line below is one small file of this folder, or was followed by one. */
export function gatherRunFacts(observed: ObservedRun, manifest: Manifest, shows: ShowsIndex): RunFacts {
  const view = viewRun(observed, manifest);
  const own = ownView(view);
  const { header, integrity, calls } = observed;
  const residue = findResidue({ ...view, watched: calls.length > 0 && integrity.state === 'complete' });
  const left = countLeft(residue);
  const noSuch = countOf(noSuchCalls(view));
  const shown: AssessedRun = {
    run: header.run,
    recording: observed.digest,
    purpose: header.purpose,
    startedAt: header.startedAt,
    tool: `${header.tool.name} ${header.tool.version}`,
    solutionVersion: header.solution?.version ?? null,
    platform: header.platform,
    credential: header.credential,
    integrity,
    seconds: Math.round(view.lengthMs) / 1000,
    exchanges: countOf(calls),
    unclassified: countOf(unclassifiedCalls(view)),
    ...(noSuch === 0 ? {} : { noSuchOperation: noSuch }),
    bytes: observed.bytes,
    services: countServices(view),
    operations: countOperations(view),
    steps: assessSteps(view, shows),
    lifecycles: observed.lifecycles.map((one) => ({ ...one, left: left.get(one.type) ?? 0 })),
    residue,
    authentication: describeAuthentication(view, own),
    timeline: observed.timeline.draw(observed.lengthMs),
  };
  return { view, own, shown };
}

/** Every action of the recipe passed, on a retry at the latest. */
export function everyStepPassed({ shown }: { readonly shown: Pick<AssessedRun, 'steps'> }): boolean {
  return (
    shown.steps.some((step) => step.phase === 'step') &&
    shown.steps.every((step) => step.outcome === 'passed' || step.outcome === 'flaky')
  );
}

/** The recording can carry a verdict at all. */
export function isWhole(run: RunFacts): boolean {
  return run.shown.integrity.state === 'complete';
}
