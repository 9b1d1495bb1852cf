// SPDX-License-Identifier: Apache-2.0
import type { Manifest, RecordingHeader } from '@touchstone/model';

export interface ExpectedStep {
  readonly id: string;
  readonly title: string;
  readonly phase: 'setup' | 'step' | 'teardown';
  readonly shows: readonly string[];
}

/**
 * The expected set: every action of the manifest's recipe, and every step that the recording says it was made for.
 * Taking both means that a step can vanish from neither without being missed.
 */
export function expectedSteps(manifest: Manifest, header: RecordingHeader): ExpectedStep[] {
  const { setup, steps, teardown } = manifest.recipe ?? { setup: [], steps: [], teardown: [] };
  const named = new Set([...setup, ...steps, ...teardown].map((step) => step.id));
  return [
    ...setup.map((step) => ({ id: step.id, title: step.id, phase: 'setup' as const, shows: [] })),
    ...steps.map((step) => ({ id: step.id, title: step.title, phase: 'step' as const, shows: step.shows })),
    ...header.expected
      .filter((id) => !named.has(id))
      .map((id) => ({ id, title: id, phase: 'step' as const, shows: [] })),
    ...teardown.map((step) => ({ id: step.id, title: step.id, phase: 'teardown' as const, shows: [] })),
  ];
}
