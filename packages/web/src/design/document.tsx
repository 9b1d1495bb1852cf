// SPDX-License-Identifier: Apache-2.0
import { Breadcrumbs } from './breadcrumbs.js';
import { ContentsNav } from './contents-nav.js';
import type { Page, Site } from './page.js';
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
            {site.loading === undefined ? null : (
              <Notice tone="quiet">
                The catalog is being verified: {site.loading.done} of {site.loading.total} so far.
              </Notice>
            )}
            {crumbs === undefined ? null : <Breadcrumbs crumbs={crumbs} />}
            {page.body}
          </main>
        </div>
        <SiteFooter page={page} site={site} />
      </body>
    </html>
  );
}
