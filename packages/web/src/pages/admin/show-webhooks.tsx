// SPDX-License-Identifier: Apache-2.0
import type { TouchstoneError } from '@touchstone/model';
import { CopyBlock, EmptyState, Notice, type Page, PageSection } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { adminPage } from './admin-page.js';
import { adminPaths } from './admin-paths.js';
import { DeliveriesTable } from './deliveries-table.js';
import { WebhookForm } from './webhook-form.js';
import { WebhooksTable } from './webhooks-table.js';

const DELIVERIES = 50;

/** Whom this marketplace tells of what happens. */
export async function showWebhooks(sources: PageSources): Promise<Shown> {
  return sources.admin === undefined
    ? { kind: 'absent' }
    : { kind: 'page', page: await webhooksPage(sources) };
}

/** What came of the form before, above all webhooks. */
export interface WebhooksOutcome {
  readonly made?: { readonly id: string; readonly secret: string };
  readonly refused?: Pick<TouchstoneError, 'message' | 'hint'>;
  readonly form?: URLSearchParams;
}

/** The page of all webhooks. */
export async function webhooksPage(
  { admin, session }: PageSources,
  { made, refused, form }: WebhooksOutcome = {},
): Promise<Page> {
  const webhooks = admin?.webhooks;
  const page = {
    path: adminPaths.webhooks,
    title: 'Webhooks',
    headline:
      'Addresses that are told of new, changed, expiring and revoked certificates, in signed messages.',
    session,
  };
  if (webhooks === undefined) {
    return adminPage({ ...page, children: <EmptyState>This process sends no webhooks.</EmptyState> });
  }
  const [hooks, deliveries] = await Promise.all([
    webhooks.list(),
    webhooks.deliveries({ limit: DELIVERIES }),
  ]);
  return adminPage({
    ...page,
    children: (
      <>
        {made === undefined ? null : (
          <PageSection
            id="made"
            title={`The secret of ${made.id}`}
            lead="Copy it now: it is not shown again. Messages are signed with it by the Standard Webhooks specification."
          >
            <CopyBlock title="Signing secret" text={made.secret} />
          </PageSection>
        )}
        {refused === undefined ? null : (
          <Notice tone="bad">
            {refused.message} {refused.hint}
          </Notice>
        )}
        <PageSection id="webhooks" title="Webhooks">
          <WebhooksTable webhooks={hooks} session={session} />
        </PageSection>
        <PageSection id="new" title="A new webhook">
          <WebhookForm session={session} form={form} />
        </PageSection>
        <PageSection id="deliveries" title="Deliveries">
          <DeliveriesTable deliveries={deliveries} />
        </PageSection>
      </>
    ),
  });
}
