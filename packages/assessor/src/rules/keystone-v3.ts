// SPDX-License-Identifier: Apache-2.0
import { evidenceOf } from '../facts/evidence.js';
import { signIns, speaksKeystoneV2 } from '../facts/keystone.js';
import { countOf } from '../observe/places.js';
import { noParams, type NoParams } from './no-params.js';
import { defineRule } from './rule.js';
import { count } from './words.js';

/** Passed when every token was got through Keystone v3. Trying v2.0 and being refused does not count against it. */
export const keystoneV3 = defineRule<NoParams>({
  kind: 'run',
  id: 'keystone-v3',
  params: noParams,
  explain: () => 'the API through which each of its tokens was issued',
  judge({ view }) {
    const tokens = signIns(view);
    const old = tokens.filter(speaksKeystoneV2);
    if (old.length > 0) {
      const why = `${count(countOf(old), 'token')} came from Keystone v2.0, which was removed in Queens.`;
      return {
        verdict: 'failed',
        why,
        evidence: evidenceOf(view.run, old),
      };
    }
    const evidence = evidenceOf(view.run, tokens);
    if (tokens.length > 0) {
      return {
        verdict: 'passed',
        why: `Signed in through Keystone v3 (${count(countOf(tokens), 'token')}).`,
        evidence,
      };
    }
    return {
      verdict: 'failed',
      why: 'No token was issued to it: it never signed in through Keystone.',
      evidence,
    };
  },
});
