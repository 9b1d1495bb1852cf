// SPDX-License-Identifier: Apache-2.0
import type { Verification } from '@touchstone/model';

type Outcomes = NonNullable<Verification['certificate']>['runs'][number]['steps'];

/** `8 of 11 passed; 1 failed, 2 not run`: every outcome that is not passed is named. */
export function ofOutcomes(steps: Outcomes): string {
  const others = [
    ['failed', steps.failed],
    ['flaky', steps.flaky],
    ['skipped', steps.skipped],
    ['not run', steps.notRun],
    ['could not tell', steps.couldNotTell],
  ] as const;
  const said = others.filter(([, of]) => of.length > 0).map(([word, of]) => `${of.length} ${word}`);
  const passed = `${steps.passed.length} of ${steps.expected.length} passed`;
  return said.length === 0 ? passed : `${passed}; ${said.join(', ')}`;
}
