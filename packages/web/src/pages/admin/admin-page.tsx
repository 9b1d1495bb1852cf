// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { modulePath, PageHead, type Page } from '../../design/index.js';
import { FormToken } from '../../server/sessions/form-token.js';
import type { SignedIn } from '../../server/sessions/signed-in.js';
import { adminPaths } from './admin-paths.js';

const ENTRIES = [
  { href: adminPaths.overview, name: 'Overview' },
  { href: adminPaths.tokens, name: 'Publish tokens' },
  { href: adminPaths.webhooks, name: 'Webhooks' },
  { href: adminPaths.audit, name: 'Audit trail' },
] as const;

export interface AdminPageParts {
  readonly path: (typeof ENTRIES)[number]['href'];
  readonly title: string;
  readonly headline: string;
  readonly session: SignedIn | undefined;
  readonly children: ReactNode;
}

/** A page for who runs the marketplace: the way to the others, and out. */
export function adminPage({ path, title, headline, session, children }: AdminPageParts): Page {
  return {
    path,
    title,
    description: headline,
    unlisted: true,
    modules: [modulePath('copy')],
    body: (
      <>
        <div className="admin-bar">
          <nav aria-label="Administration">
            <ul>
              {ENTRIES.map(({ href, name }) => (
                <li key={href}>
                  <a href={href} aria-current={href === path ? 'page' : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <form method="post" action={adminPaths.signOut}>
            <FormToken session={session} />
            <span className="aside">Signed in as {session?.subject}</span>{' '}
            <button type="submit">Sign out</button>
          </form>
        </div>
        <PageHead title={title} headline={headline} />
        {children}
      </>
    ),
  };
}
