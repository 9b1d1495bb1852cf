// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import type { Recording } from '../input.js';
import type { OpenStackIndex } from '../openstack-index.js';
import type { Manifest } from '@touchstone/model';
import type { ShowsIndex } from '../shared/shows-index.js';
import { describeAuthentication } from './authentication.js';
import { judgeIntegrity } from './integrity.js';
import { followLifecycles } from './lifecycles.js';
import { countOperations } from './operations.js';
import { countLeft, findResidue } from './residue.js';
import { ownView, viewRun, type RunView } from './run-view.js';
import { countServices } from './services.js';
import { assessSteps } from './steps.js';
import { drawTimeline } from './timeline.js';
import { noSuchCalls, unclassifiedCalls } from './unclassified.js';

/** A run's facts as the assessment shows them, and the view that they were computed from. */
export interface RunFacts {
  readonly view: RunView;
  /** The view without set-up and teardown: what speaks for or against the solution itself. */
  readonly own: RunView;
  readonly shown: AssessedRun;
}

/** All facts of one run. Pure; each line below is one small file of this folder. */
export function gatherRunFacts(
  recording: Recording,
  manifest: Manifest,
  shows: ShowsIndex,
  index: OpenStackIndex,
): RunFacts {
  const integrity = judgeIntegrity(recording);
  const view = viewRun({ ...recording, integrity }, manifest, index);
  const own = ownView(view);
  const { header } = recording;
  const residue = findResidue(view);
  const noSuch = noSuchCalls(view).length;
  const shown: AssessedRun = {
    run: header.run,
    recording: recording.digest,
    purpose: header.purpose,
    startedAt: header.startedAt,
    tool: `${header.tool.name} ${header.tool.version}`,
    solutionVersion: header.solution?.version ?? null,
    platform: header.platform,
    credential: header.credential,
    integrity,
    seconds: Math.round(view.lengthMs) / 1000,
    exchanges: view.calls.length,
    unclassified: unclassifiedCalls(view).length,
    ...(noSuch === 0 ? {} : { noSuchOperation: noSuch }),
    bytes: {
      sent: view.calls.reduce((sum, call) => sum + call.exchange.sent, 0),
      received: view.calls.reduce((sum, call) => sum + call.exchange.received, 0),
    },
    services: countServices(view),
    operations: countOperations(view),
    steps: assessSteps(view, shows),
    lifecycles: followLifecycles(own, countLeft(residue)),
    residue,
    authentication: describeAuthentication(view, own),
    timeline: drawTimeline(view),
  };
  return { view, own, shown };
}

/** Every action of the recipe passed, on a retry at the latest. */
export function everyStepPassed(run: RunFacts): boolean {
  return (
    run.shown.steps.some((step) => step.phase === 'step') &&
    run.shown.steps.every((step) => step.outcome === 'passed' || step.outcome === 'flaky')
  );
}

/** The recording can carry a verdict at all. */
export function isWhole(run: RunFacts): boolean {
  return run.shown.integrity.state === 'complete';
}
