// SPDX-License-Identifier: Apache-2.0
import { PageHead, type Page } from '../../design/index.js';
import { FormToken } from '../../server/sessions/form-token.js';
import type { SignedIn } from '../../server/sessions/signed-in.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { adminPaths } from './admin-paths.js';

const WHERE = (
  <>
    The link to sign in with is printed where this marketplace was started;{' '}
    <code>touchstone registry sign-in</code> prints a new one. It works once, within 15 minutes.
  </>
);

/**
 * Where a sign-in link leads. Opening it does not use it up: programs that look at links before people do (previews of
 * chats and mail) only see a button.
 */
export function showSignIn({ admin, query, session }: PageSources): Shown {
  if (admin === undefined) return { kind: 'absent' };
  return { kind: 'page', page: signInPage(query.get('link') ?? '', session) };
}

/** The page of a link that does not work. */
export function refusedSignInPage(): Page {
  return pageOf(
    <PageHead
      title="This link does not work"
      headline="It was used before, is older than 15 minutes, or a newer one was made since."
    >
      <p className="after-headline">{WHERE}</p>
    </PageHead>,
  );
}

function signInPage(link: string, session: SignedIn | undefined): Page {
  if (link === '') return pageOf(<PageHead title="Sign in" headline={WHERE} />);
  return pageOf(
    <PageHead
      title="Sign in"
      headline="This link lets you run the marketplace: its tokens, webhooks and jobs."
    >
      <form method="post" action={adminPaths.signIn} className="after-headline">
        <FormToken session={session} />
        <input type="hidden" name="link" value={link} />
        <button type="submit" className="main">
          Sign in
        </button>
      </form>
    </PageHead>,
  );
}

function pageOf(body: Page['body']): Page {
  return {
    path: adminPaths.signIn,
    title: 'Sign in',
    description: 'For who runs this marketplace.',
    unlisted: true,
    body,
  };
}
