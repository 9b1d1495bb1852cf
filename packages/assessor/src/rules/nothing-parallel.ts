// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { defineRule } from './rule.js';
import { few } from './words.js';

const params = z.strictObject({ which: z.enum(['core', 'core and relevant']) });

/**
 * Passed when scans show that no such concern is served by a stack of the solution's own. Recordings cannot show it: what
 * a solution brings itself does not pass through the cloud's APIs.
 */
export const nothingParallel = defineRule<z.infer<typeof params>>({
  kind: 'all',
  id: 'nothing-parallel',
  params,
  explain: ({ which }) => `a scan of its source and stack for what it brings itself for a ${which} concern`,
  judge({ concerns, evidence }, { which }) {
    if (!evidence.has('scan')) {
      return {
        verdict: 'not run',
        why: 'No scan of its source and stack is among the evidence.',
        evidence: [],
      };
    }
    const asked = concerns.filter(
      (one) => one.shown.relevance === 'core' || (which !== 'core' && one.shown.relevance === 'relevant'),
    );
    const own = asked.filter((one) => one.shown.verdict === 'parallel').map((one) => one.shown.concern);
    if (own.length > 0)
      return { verdict: 'failed', why: `It brings its own for ${few(own, 20)}.`, evidence: [] };
    return { verdict: 'passed', why: 'It brings nothing of its own that the cloud has.', evidence: [] };
  },
});
