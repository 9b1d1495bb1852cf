// SPDX-License-Identifier: Apache-2.0
import type { AssessedConcern } from '@touchstone/model';
import { z } from 'zod';
import { defineRule } from './rule.js';
import { few } from './words.js';

const params = z.strictObject({ which: z.enum(['core', 'core and relevant']) });

/**
 * Passed when scans show that no such concern is served by a stack of the solution's own, or that a choice selects the
 * cloud's service in its place. Recordings cannot show it: what a solution brings itself does not pass through the
 * cloud's APIs.
 */
export const nothingParallel = defineRule<z.infer<typeof params>>({
  kind: 'scans',
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
    const asked = concerns
      .map((one) => one.shown)
      .filter((one) => one.relevance === 'core' || (which !== 'core' && one.relevance === 'relevant'));
    const brought = asked.filter((one) => one.verdict === 'parallel' || one.verdict === 'both');
    const own = brought.filter((one) => one.verdict === 'parallel' || !one.switchable);
    if (own.length > 0)
      return { verdict: 'failed', why: `It brings its own for ${named(own)}.`, evidence: [] };
    const why =
      brought.length === 0
        ? 'It brings nothing of its own that the cloud has.'
        : `What it brings for ${named(brought)} can be switched to the cloud's own.`;
    return { verdict: 'passed', why, evidence: [] };
  },
});

function named(concerns: readonly AssessedConcern[]): string {
  return few(
    concerns.map(({ concern, parallel }) => `${concern} (${few(parallel, 3)})`),
    20,
  );
}
