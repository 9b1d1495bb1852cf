// SPDX-License-Identifier: Apache-2.0
import type { Compatibility } from '@touchstone/model';
import { noParams } from './no-params.js';
import { defineRule } from './rule.js';
import { count, few } from './words.js';

/**
 * Passed when, on a platform of the guideline's newest release, the runtimes that it asks for are there and no library
 * conflicts with the platform's own without being installable beside it.
 */
export const fitsPlatform = defineRule({
  kind: 'scans',
  id: 'fits-platform',
  params: noParams,
  explain: () =>
    "a scan of its stack, set against the newest release's own constraints and a distribution's packages of it",
  judge({ scans, guideline }) {
    const all = scans
      .flatMap(({ scan }) => scan.compatibility)
      .filter((one) => one.platform.release === guideline.newestRelease);
    if (all.length === 0) {
      return {
        verdict: 'could not tell',
        why: `No scan was held against a platform of ${guideline.newestRelease}.`,
        evidence: [],
      };
    }
    const problems = [...new Set(all.flatMap(problemsOf))].sort();
    if (problems.length > 0) return { verdict: 'failed', why: `${few(problems, 8)}.`, evidence: [] };
    const judged = all.reduce(
      (sum, { libraries: { same, compatible, conflicting } }) => sum + same + compatible + conflicting,
      0,
    );
    const known =
      judged + all.reduce((sum, one) => sum + one.runtimes.filter((run) => run.verdict === 'fits').length, 0);
    if (known === 0) {
      return {
        verdict: 'could not tell',
        why: 'Neither a runtime nor a library of it could be compared with the platform.',
        evidence: [],
      };
    }
    return {
      verdict: 'passed',
      why: `Its runtimes fit ${guideline.newestRelease}, and none of ${count(judged, 'library', 'libraries')} that both have stands in the way.`,
      evidence: [],
    };
  },
});

function problemsOf({ runtimes, libraries }: Compatibility): string[] {
  return [
    ...runtimes
      .filter((one) => one.verdict === 'does not fit')
      .map((one) => `${one.language} ${one.wants} does not fit ${one.has ?? 'what the platform has'}`),
    ...libraries.listed
      .filter((one) => one.verdict === 'conflicting' && !one.sideBySide && one.optional !== true)
      .map((one) => `${one.name} ${one.wants} conflicts with ${one.has}`),
  ];
}
