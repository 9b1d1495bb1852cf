// SPDX-License-Identifier: Apache-2.0
import { evidenceOf } from '../facts/evidence.js';
import { noParams, type NoParams } from './no-params.js';
import { defineRule } from './rule.js';
import { few } from './words.js';

/** Passed when no accepted call is an operation that its project has deprecated. Attempts that were refused are findings. */
export const nothingDeprecated = defineRule<NoParams>({
  kind: 'run',
  id: 'nothing-deprecated',
  params: noParams,
  explain: () => 'whether the cloud accepted any call that the index marks as deprecated',
  judge({ view, own }) {
    const old = own.calls.filter((call) => call.accepted && call.operation?.deprecated !== undefined);
    if (old.length === 0)
      return { verdict: 'passed', why: 'No operation that it used is deprecated.', evidence: [] };
    const ids = [
      ...new Set(old.map(({ operation }) => `${operation!.id}${instead(operation!.deprecated?.replacedBy)}`)),
    ].sort();
    return {
      verdict: 'failed',
      why: `Deprecated: ${few(ids)}.`,
      evidence: evidenceOf(view.run, old),
    };
  },
});

function instead(replacedBy: string | undefined): string {
  return replacedBy === undefined ? '' : ` (use ${replacedBy})`;
}
