// SPDX-License-Identifier: Apache-2.0
import type { Assessment, ListedRun } from '@touchstone/model';
import { newestFirst, releaseOf } from './recipe-runs.js';

/** Every run of the evidence, whole or not, the newest first. */
export function listRuns({ runs }: Assessment): ListedRun[] {
  return newestFirst(runs).map((run) => ({
    run: run.run,
    recording: run.recording,
    purpose: run.purpose,
    startedAt: new Date(run.startedAt).toISOString(),
    solutionVersion: run.solutionVersion,
    platform: {
      kind: run.platform.kind,
      name: run.platform.name,
      ...(run.platform.distribution === undefined ? {} : { distribution: run.platform.distribution }),
      fingerprint: run.platform.fingerprint,
    },
    release: releaseOf(run),
    credential: run.credential,
    integrity: run.integrity,
    seconds: run.seconds,
    exchanges: run.exchanges,
    unclassified: run.unclassified,
    steps: run.steps,
    lifecycles: run.lifecycles,
    timeline: run.timeline,
  }));
}
