// SPDX-License-Identifier: Apache-2.0
import { paths } from './paths.js';
import type { Page, Site } from './page.js';
import { SearchForm } from './search-form.js';
import { Stone } from './stone.js';

const ENTRIES = [
  { section: 'solutions', name: 'Solutions', href: paths.solutions },
  { section: 'compare', name: 'Compare', href: paths.compare },
  { section: 'ecosystem', name: 'Ecosystem', href: paths.ecosystem },
  { section: 'guidelines', name: 'Guideline', href: paths.guidelines },
  { section: 'how', name: 'Method', href: paths.how },
] as const;

/** The head of every page: whose it is, where one can go, and the search. */
export function SiteHeader({ page, site }: { readonly page: Page; readonly site: Site }) {
  return (
    <header className="site-header">
      <div className="bar">
        <a className="brand" href={paths.home}>
          <Stone level="native" size={28} />
          Touchstone
        </a>
        <nav aria-label="Site">
          <ul>
            {ENTRIES.map(({ section, name, href }) => (
              <li key={section}>
                <a href={href} aria-current={page.section === section ? 'true' : undefined}>
                  {name}
                </a>
              </li>
            ))}
            {site.account === undefined ? null : (
              <li>
                <a href={site.account.href}>{site.account.name}</a>
              </li>
            )}
          </ul>
        </nav>
        {page.search === false ? null : <SearchForm text={page.search} />}
      </div>
    </header>
  );
}
