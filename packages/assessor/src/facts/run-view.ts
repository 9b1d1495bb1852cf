// SPDX-License-Identifier: Apache-2.0
import type { Manifest } from '@touchstone/model';
import type { AlikeCalls } from '../observe/alike-calls.js';
import type { ObservedRun } from '../observe/run-observer.js';

/** One run as it was observed, and the manifest that it is held against: what every fact is computed from. */
export interface RunView extends ObservedRun {
  readonly run: string;
  readonly manifest: Manifest;
}

export function viewRun(observed: ObservedRun, manifest: Manifest): RunView {
  return { ...observed, run: observed.header.run, manifest };
}

/**
 * The run without what set-up and teardown did: they may use other tools, which neither speak for the solution nor
 * against it. Signing in, residue, access rules and unknown calls are looked at in the whole run.
 */
export function ownView(view: RunView): RunView {
  return { ...view, calls: view.calls.filter(isOwn) };
}

function isOwn({ exchange: { phase } }: AlikeCalls): boolean {
  return phase !== 'setup' && phase !== 'teardown';
}
