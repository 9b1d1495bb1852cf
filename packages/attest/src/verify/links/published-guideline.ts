// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Certificate } from '@touchstone/model';
import type { TrustedRoot } from '../../trust/trusted-root.js';
import type { RestOn } from '../chain.js';

/**
 * The three papers that it was judged by are those that were published under that version: with a guideline of one's own
 * that bears the name, anything reaches any level, and recomputing would only confirm it.
 */
export function publishedGuideline({ guideline }: Certificate, root: TrustedRoot, restsOn: RestOn): void {
  const published = root.findGuideline(guideline.version);
  if (published === undefined) {
    throw new TouchstoneError('VERIFY_GUIDELINE', `The trust root knows no guideline ${guideline.version}.`, {
      hint: `It knows ${root.paper.guidelines.map(({ version }) => version).join(', ') || 'none'}. Is it the newest trust root?`,
      details: { version: guideline.version },
    });
  }
  const papers = [
    ['guideline', guideline.digest, published.guideline],
    ['concerns', guideline.concerns, published.concerns],
    ['categories', guideline.categories, published.categories],
  ] as const;
  for (const [paper, found, expected] of papers) {
    if (found === expected) continue;
    throw new TouchstoneError(
      'VERIFY_GUIDELINE',
      `The ${paper} that it was judged by is not the one published as ${guideline.version}.`,
      {
        hint: 'Its verdict is one by other rules, whatever they are called. Judge it by the published ones: touchstone assess BUNDLE --guideline VERSION.',
        details: { paper, found, expected },
      },
    );
  }
  restsOn(`guideline ${guideline.version}, ${guideline.digest}`);
  restsOn(`concerns ${guideline.concerns}, categories ${guideline.categories}`);
}
