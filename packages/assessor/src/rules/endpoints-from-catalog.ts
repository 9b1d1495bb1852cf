// SPDX-License-Identifier: Apache-2.0
import { callsOutsideCatalog, servicesPastCatalog } from '../facts/catalog.js';
import { evidenceOf } from '../facts/evidence.js';
import { countOf } from '../observe/places.js';
import { noParams, type NoParams } from './no-params.js';
import { defineRule } from './rule.js';
import { count } from './words.js';

/** Passed when services were called at places that only the catalog gives, after it was handed out. */
export const endpointsFromCatalog = defineRule<NoParams>({
  kind: 'run',
  id: 'endpoints-from-catalog',
  params: noParams,
  explain: () =>
    'whether services were called where only the catalog says that they are, and after it was handed out',
  judge({ view, shown }) {
    const outside = callsOutsideCatalog(view);
    if (outside.length > 0) {
      const why = `${count(countOf(outside), 'call')} went to places that the catalog does not name.`;
      return { verdict: 'failed', why, evidence: evidenceOf(view.run, outside) };
    }
    const past = servicesPastCatalog(view);
    if (past.length > 0) {
      const why = `${count(countOf(past), 'call')} went to the cloud's own addresses and not to the endpoints that the catalog gave.`;
      return { verdict: 'failed', why, evidence: evidenceOf(view.run, past) };
    }
    const handed = view.calls.filter((call) => call.accepted && call.exchange.auth.catalog);
    const evidence = evidenceOf(view.run, handed);
    switch (shown.authentication.catalog) {
      case 'used':
        return {
          verdict: 'passed',
          why: 'Every service was called at the endpoint that the catalog gave.',
          evidence,
        };
      case 'not used':
        return {
          verdict: 'failed',
          why: 'A service was called before any catalog had been handed out.',
          evidence,
        };
      default:
        return { verdict: 'could not tell', why: 'No service but Keystone was called.', evidence };
    }
  },
});
