// SPDX-License-Identifier: Apache-2.0
import { evidenceOf } from '../facts/evidence.js';
import { noParams, type NoParams } from './no-params.js';
import { defineRule } from './rule.js';

/** Passed when at least one core concern of the category is native: a life cycle completed, or read where that is all. */
export const coreLifeCycle = defineRule<NoParams>({
  kind: 'all',
  id: 'core-life-cycle',
  params: noParams,
  explain: () =>
    'whether one resource of a core concern of its category was made, read and removed (or read, where reading is all that the category does)',
  judge({ concerns, category }) {
    const core = concerns.filter((one) => one.shown.relevance === 'core');
    // Signing in is no whole job: of what is only ever read, reading proves something where the category only reads.
    const shown = core.find(
      (one) =>
        one.complete.length > 0 ||
        (one.shown.verdict === 'native' && category.reads.includes(one.shown.concern)),
    );
    const calls = (shown === undefined ? core : [shown]).flatMap((one) => one.calls);
    const evidence = calls.flatMap(({ run, calls: of }) => evidenceOf(run, of));
    if (shown !== undefined) {
      return { verdict: 'passed', why: `${shown.shown.concern}: ${shown.shown.why}`, evidence };
    }
    const names = category.core.join(', ');
    if (core.every((one) => one.shown.operations === 0 || one.readOnly)) {
      return {
        verdict: 'not run',
        why: `Nothing in the recordings uses a core concern of its category (${names}).`,
        evidence: [],
      };
    }
    return {
      verdict: 'failed',
      why: `No core concern of its category (${names}) was taken through a whole life cycle.`,
      evidence: mergeEvidence(evidence),
    };
  },
});

function mergeEvidence<T extends { readonly run: string }>(evidence: readonly T[]): T[] {
  return [...new Map(evidence.map((one) => [one.run, one])).values()];
}
