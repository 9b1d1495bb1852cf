// SPDX-License-Identifier: Apache-2.0
import type { Practice } from '@touchstone/model';
import { noParams } from './no-params.js';
import { defineRule } from './rule.js';
import { few } from './words.js';

/** What a practice is called in a sentence. */
const WORDS: Readonly<Record<Practice['practice'], string>> = {
  'tls-verification-off': 'TLS certificates are not verified',
  'credentials-in-arguments': 'credentials stand in arguments, which every process of the machine can read',
  'credentials-in-templates': 'credentials stand in templates',
  'keystone-v2': 'Keystone v2, which has been gone since Queens, is spoken',
  'hard-coded-endpoint': 'an endpoint is hard-coded',
  'admin-credentials-shipped': 'admin credentials are shipped',
};

/**
 * Passed when scans show no insecure practice that takes place unless someone changes it. What happens only when it is
 * asked for (an option `insecure`) is the operator's choice, and is a finding.
 */
export const nothingInsecure = defineRule({
  kind: 'scans',
  id: 'nothing-insecure',
  params: noParams,
  explain: () => 'a scan of its source for insecure practices that take place unless someone changes them',
  judge({ scans }) {
    const seen = scans
      .flatMap(({ scan }) => scan.practices)
      .filter((one) => one.confidence !== 'low' && one.count > 0);
    const unasked = seen.filter((one) => one.by !== 'option');
    if (unasked.length > 0) {
      const what = [...new Set(unasked.map(describe))].sort();
      return { verdict: 'failed', why: `${sentence(few(what, 6))}.`, evidence: [] };
    }
    const onRequest = seen.length === 0 ? '' : ' unless it is asked for';
    return { verdict: 'passed', why: `No insecure practice was found${onRequest}.`, evidence: [] };
  },
});

function describe({ practice, places }: Practice): string {
  const first = places[0];
  const where =
    first === undefined ? '' : ` (${first.file}${first.line === undefined ? '' : `:${first.line}`})`;
  return `${WORDS[practice]}${where}`;
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
