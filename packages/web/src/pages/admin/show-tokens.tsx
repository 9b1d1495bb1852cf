// SPDX-License-Identifier: Apache-2.0
import type { TouchstoneError } from '@touchstone/model';
import { Notice, type Page, PageSection } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { adminPage } from './admin-page.js';
import { adminPaths } from './admin-paths.js';
import { TokenForm } from './token-form.js';
import { TokenMade } from './token-made.js';
import { TokensTable } from './tokens-table.js';

/** Who may publish here. */
export async function showTokens(sources: PageSources): Promise<Shown> {
  return sources.admin === undefined ? { kind: 'absent' } : { kind: 'page', page: await tokensPage(sources) };
}

/** What came of the form before, above all tokens. */
export interface TokensOutcome {
  readonly made?: { readonly id: string; readonly token: string };
  readonly refused?: Pick<TouchstoneError, 'message' | 'hint'>;
  readonly form?: URLSearchParams;
}

/** The page of all tokens. */
export async function tokensPage(
  { admin, session, clock, origin }: PageSources,
  { made, refused, form }: TokensOutcome = {},
): Promise<Page> {
  const tokens = (await admin?.tokens.list()) ?? [];
  return adminPage({
    path: adminPaths.tokens,
    title: 'Publish tokens',
    headline:
      'A token lets someone send bundles or statements here. What is sent is verified all the same: a token proves nothing.',
    session,
    children: (
      <>
        {made === undefined ? null : <TokenMade {...made} origin={origin} />}
        {refused === undefined ? null : (
          <Notice tone="bad">
            {refused.message} {refused.hint}
          </Notice>
        )}
        <PageSection id="tokens" title="Tokens">
          <TokensTable tokens={tokens} session={session} now={clock()} />
        </PageSection>
        <PageSection id="new" title="A new token">
          <TokenForm session={session} form={form} />
        </PageSection>
      </>
    ),
  });
}
