// SPDX-License-Identifier: Apache-2.0
import type { Page, Site } from './page.js';
import { stylesheet } from './style/stylesheet.js';

/** The stone with its streak, so that browsers do not ask the host for a favicon. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%23262a2f'/%3E%3Cpath d='M5 12 11 4' stroke='%23d8b04a' stroke-width='2.4' stroke-linecap='round'/%3E%3C/svg%3E";

/** What browsers, search engines and social cards read. */
export function DocumentHead({ page, site }: { readonly page: Page; readonly site: Site }) {
  const title = page.path === '/' ? page.title : `${page.title} · Touchstone`;
  const address = site.origin === undefined ? undefined : `${site.origin}${page.path}`;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content={site.theme ?? 'light dark'} />
      <title>{title}</title>
      <meta name="description" content={page.description} />
      {page.unlisted === true ? <meta name="robots" content="noindex" /> : null}
      {address === undefined ? null : <link rel="canonical" href={address} />}
      <meta property="og:title" content={page.title} />
      <meta property="og:description" content={page.description} />
      <meta property="og:site_name" content="Touchstone" />
      {page.image === undefined || site.origin === undefined ? null : (
        <>
          <meta property="og:image" content={`${site.origin}${page.image}`} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      )}
      {page.refresh === undefined ? null : (
        <noscript>
          <meta httpEquiv="refresh" content={String(page.refresh)} />
        </noscript>
      )}
      <link rel="icon" href={ICON} />
      <link rel="stylesheet" href={stylesheet.path} />
      {(page.feeds ?? []).map((feed) => (
        <link
          key={feed.href}
          rel="alternate"
          type="application/atom+xml"
          title={feed.title}
          href={feed.href}
        />
      ))}
      {(page.modules ?? []).map((path) => (
        <script key={path} type="module" src={path} />
      ))}
      {page.structured === undefined ? null : (
        // A data block: no browser runs it, and `<` cannot end it early whatever a manifest holds.
        <script
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: JSON.stringify(page.structured).replaceAll('<', '\\u003c') }}
        />
      )}
    </head>
  );
}
