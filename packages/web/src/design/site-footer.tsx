// SPDX-License-Identifier: Apache-2.0
import { formatCounted } from '@touchstone/model';
import type { Page, Site } from './page.js';
import { paths } from './paths.js';

/** What everything on the page rests on, and where to check it. */
export function SiteFooter({ page, site }: { readonly page: Page; readonly site: Site }) {
  const { solutions, certificates, runs, scans, log } = site.rests;
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
          . No field was typed by a person; <a href={paths.how}>all of it can be recomputed</a>.
        </p>
        <ul>
          <li>
            <a href={paths.how}>How a verdict is reached</a>
          </li>
          <li>
            <a href={paths.api}>API</a>
          </li>
          {(page.feeds ?? []).map(({ title, href }) => (
            <li key={href}>
              <a href={href}>{title}</a>
            </li>
          ))}
        </ul>
        {site.themeAction === undefined ? null : (
          <ThemeForm page={page} site={site} action={site.themeAction} />
        )}
      </div>
    </footer>
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
