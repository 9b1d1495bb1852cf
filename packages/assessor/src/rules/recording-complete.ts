// SPDX-License-Identifier: Apache-2.0
import { noParams, type NoParams } from './no-params.js';
import { defineRule } from './rule.js';
import { count } from './words.js';

/** Passed when the recording is whole and unedited, and was made of this solution with this manifest. */
export const recordingComplete = defineRule<NoParams>({
  kind: 'run',
  id: 'recording-complete',
  purposes: ['certify', 'least-privilege'],
  judgesBroken: true,
  params: noParams,
  explain: () => "each recording's seals, footer and counts, and the manifest and recipe files that it names",
  judge({ view, shown }, _params, shared) {
    const { state, why } = shown.integrity;
    if (state !== 'complete') {
      return {
        verdict: 'failed',
        why: `The recording is ${state}${why === undefined ? '' : `: ${why.replace(/\.$/, '')}`}.`,
        evidence: [],
      };
    }
    const { manifest, recipe, solution } = view.header;
    if (solution?.id !== shared.manifest.solution.id) {
      return {
        verdict: 'failed',
        why: `The recording is of ${solution?.id ?? 'no named solution'}, not of ${shared.manifest.solution.id}.`,
        evidence: [],
      };
    }
    if (manifest !== shared.manifestDigest) {
      return {
        verdict: 'failed',
        why: 'The recording was made with another manifest than the one that is assessed.',
        evidence: [],
      };
    }
    if (recipe !== shared.recipeDigest) {
      return {
        verdict: 'failed',
        why: 'The recording was made with other recipe files than those that are assessed.',
        evidence: [],
      };
    }
    return {
      verdict: 'passed',
      why: `The recording is whole: ${count(shown.exchanges, 'exchange')}, sealed to the end.`,
      evidence: [],
    };
  },
});
