// SPDX-License-Identifier: Apache-2.0
import { AgedEvidence } from './aged-evidence.js';
import { Breadcrumbs } from './breadcrumbs.js';
import { ContentsNav } from './contents-nav.js';
import type { Page, Site } from './page.js';
import { paths } from './paths.js';
import { SiteFooter } from './site-footer.js';
import { SiteHeader } from './site-header.js';
import { DocumentHead } from './document-head.js';
import { Notice } from './notice.js';

/** A whole page: head, header, what it is about, footer. */
export function Document({ page, site }: { readonly page: Page; readonly site: Site }) {
  const { contents, crumbs } = page;
  return (
    <html lang="en" data-theme={site.theme}>
      <DocumentHead page={page} site={site} />
      <body>
        <a className="skip" href="#main">
          Skip to the content
        </a>
        <SiteHeader page={page} site={site} />
        <div className={contents === undefined ? 'page' : 'page with-contents'}>
          {contents === undefined ? null : <ContentsNav contents={contents} />}
          <main id="main" tabIndex={-1}>
            {site.loading === undefined ? null : <StillLoading loading={site.loading} path={page.path} />}
            <AgedEvidence page={page} site={site} />
            {crumbs === undefined ? null : <Breadcrumbs crumbs={crumbs} />}
            {page.body}
          </main>
        </div>
        <SiteFooter page={page} site={site} />
      </body>
    </html>
  );
}

interface StillLoadingProps {
  readonly loading: NonNullable<Site['loading']>;
  readonly path: string;
}

/** Two slashes at the beginning of an address that somebody made up would lead to another site. */
function isWithin(path: string): boolean {
  return /^\/(?![/\\])/.test(path);
}

/** What is shown is not all yet. The page does not change under its reader: asking again is a link. */
function StillLoading({ loading: { done, total }, path }: StillLoadingProps) {
  return (
    <Notice tone="quiet">
      <p>
        The catalog is being verified, and what is not verified is not shown:{' '}
        {total === 0 ? 'it is just beginning.' : `${done} of ${total} so far.`}{' '}
        <a href={isWithin(path) ? path : paths.home}>Look again</a>
      </p>
      {total === 0 ? null : <progress aria-label="Verified" value={done} max={total} />}
    </Notice>
  );
}
