// SPDX-License-Identifier: Apache-2.0
import { formatCounted } from '@touchstone/model';
import { AgedWords } from './aged-evidence.js';
import type { Page, Site } from './page.js';
import { paths } from './paths.js';

/** What everything on the page rests on, and where to check it. */
export function SiteFooter({ page, site }: { readonly page: Page; readonly site: Site }) {
  const { solutions, certificates, runs, scans, log, aged } = site.rests;
  const old = AgedWords({ aged });
  return (
    <footer className="site-footer">
      <div className="bar">
        <p>
          Computed from the evidence of {formatCounted(solutions, 'solution')}:{' '}
          {formatCounted(runs, 'recorded run')}, {formatCounted(scans, 'source scan')},{' '}
          <a href={paths.certificates}>{formatCounted(certificates, 'signed certificate')}</a>
          {log === undefined ? null : (
            <>
              , {formatCounted(log.size, 'entry', 'entries')} of the log <code>{log.origin}</code>
            </>
          )}
          .{old === undefined ? '' : <> Not fresh any more: {old}.</>} No field was typed by a person;{' '}
          <a href={paths.how}>all of it can be recomputed</a>.
        </p>
        <SiteMap feeds={page.feeds ?? []} />
        {site.themeAction === undefined ? null : (
          <ThemeForm page={page} site={site} action={site.themeAction} />
        )}
      </div>
    </footer>
  );
}

const PLACES = [
  {
    name: 'Find',
    links: [
      { title: 'Solutions', href: paths.solutions },
      { title: 'Compare', href: paths.compare },
      { title: 'Certificates', href: paths.certificates },
      { title: 'Runs here', href: paths.live },
    ],
  },
  {
    name: 'OpenStack as it is used',
    links: [
      { title: 'Ecosystem', href: paths.ecosystem },
      { title: 'Services', href: paths.services },
      { title: 'Concerns', href: paths.concerns },
      { title: 'Platforms', href: paths.platforms },
    ],
  },
  {
    name: 'Why to believe it',
    links: [
      { title: 'How a verdict is reached', href: paths.how },
      { title: 'Guidelines', href: paths.guidelines },
      { title: 'Labs and keys', href: paths.labs },
    ],
  },
  {
    name: 'For programs',
    links: [
      { title: 'API', href: paths.api },
      { title: 'Feeds and badges', href: `${paths.api}#feeds` },
    ],
  },
] as const;

/** Where each kind of page begins, from every page; and the feeds of this one. */
function SiteMap({ feeds }: { readonly feeds: NonNullable<Page['feeds']> }) {
  return (
    <nav aria-label="All pages" className="site-map">
      {PLACES.map(({ name, links }, index) => (
        <div key={name}>
          <p id={`places-${index}`}>{name}</p>
          <ul aria-labelledby={`places-${index}`}>
            {[...links, ...(index === PLACES.length - 1 ? feeds : [])].map(({ title, href }) => (
              <li key={href}>
                <a href={href}>{title}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

const THEMES = ['system', 'light', 'dark'] as const;

function ThemeForm({
  page,
  site,
  action,
}: {
  readonly page: Page;
  readonly site: Site;
  readonly action: string;
}) {
  return (
    <form className="themes" method="post" action={action}>
      <input type="hidden" name="back" value={page.path} />
      <span id="themes">Theme</span>
      <span role="group" aria-labelledby="themes">
        {THEMES.map((theme) => (
          <button
            type="submit"
            key={theme}
            name="theme"
            value={theme}
            aria-pressed={(site.theme ?? 'system') === theme}
          >
            {theme}
          </button>
        ))}
      </span>
    </form>
  );
}
