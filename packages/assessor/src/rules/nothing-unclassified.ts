// SPDX-License-Identifier: Apache-2.0
import { evidenceOf } from '../facts/evidence.js';
import { noSuchCalls, unclassifiedCalls } from '../facts/unclassified.js';
import { countOf } from '../observe/places.js';
import { noParams, type NoParams } from './no-params.js';
import { defineRule } from './rule.js';
import { count, few } from './words.js';

/** The index does not hold the service's operations yet: our gap, not the solution's. */
const OUR_GAP = 'UNKNOWN_SERVICE';

/** Passed when every call is an operation of the index, or one that the cloud knows as little as the index does. */
export const nothingUnclassified = defineRule<NoParams>({
  kind: 'run',
  id: 'nothing-unclassified',
  params: noParams,
  explain: () => 'whether every call is an operation that the index of OpenStack knows',
  judge({ view }) {
    const unknown = unclassifiedCalls(view);
    if (unknown.length === 0) {
      const wrong = noSuchCalls(view);
      const but = `, but for ${count(countOf(wrong), 'call')} of what the cloud has not either`;
      return {
        verdict: 'passed',
        why: `All ${count(countOf(view.calls), 'call')} are known operations${wrong.length === 0 ? '' : but}.`,
        evidence: wrong.length === 0 ? [] : evidenceOf(view.run, wrong),
      };
    }
    const theirs = unknown.filter(({ exchange }) => exchange.unknown?.code !== OUR_GAP);
    const evidence = evidenceOf(view.run, theirs.length > 0 ? theirs : unknown);
    if (theirs.length === 0) {
      const services = [
        ...new Set(unknown.map(({ exchange }) => exchange.service ?? 'an unnamed service')),
      ].sort();
      return {
        verdict: 'could not tell',
        why: `${count(countOf(unknown), 'call')} to ${few(services)}, whose operations the index does not hold yet.`,
        evidence,
      };
    }
    const places = [...new Set(theirs.map(({ exchange }) => `${exchange.method} ${exchange.path}`))].sort();
    return {
      verdict: 'failed',
      why: `${count(countOf(theirs), 'call')} that no operation of OpenStack matches: ${few(places, 3)}.`,
      evidence,
    };
  },
});
