// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import { Fragment } from 'react';
import type { Page, Site } from './page.js';
import { Notice } from './notice.js';
import { paths } from './paths.js';

type Aged = NonNullable<Site['rests']['aged']>;

const WORDS = ['stale', 'expired', 'revoked'] as const;

/** Of how many solutions the evidence says less than it did, by kind; undefined where of none. */
export function AgedWords({ aged }: { readonly aged: Aged | undefined }) {
  const kinds = WORDS.filter((kind) => (aged?.[kind] ?? 0) > 0);
  if (kinds.length === 0) return undefined;
  return (
    <>
      {kinds.map((kind, at) => (
        <Fragment key={kind}>
          {at === 0 ? '' : ', '}
          <a href={`${paths.solutions}?freshness=${kind}`}>
            {formatCount(aged?.[kind] ?? 0)} {kind}
          </a>
        </Fragment>
      ))}
    </>
  );
}

/** What pages that count over all solutions say first: some of what they count may be past its time. */
export function AgedEvidence({ page, site }: { readonly page: Page; readonly site: Site }) {
  const { aged, solutions } = site.rests;
  const counts = page.path === paths.home || page.section === 'ecosystem' || page.section === 'guidelines';
  const old = WORDS.reduce((sum, kind) => sum + (aged?.[kind] ?? 0), 0);
  if (!counts || old === 0) return null;
  return (
    <Notice tone="warn">
      Of {formatCount(solutions)} solutions the evidence of {old === solutions ? 'all' : formatCount(old)} is
      not fresh any more (<AgedWords aged={aged} />
      ); what is counted here counts it as it was.
    </Notice>
  );
}
