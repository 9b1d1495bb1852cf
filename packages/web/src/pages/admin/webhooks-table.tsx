// SPDX-License-Identifier: Apache-2.0
import type { Webhook } from '@touchstone/registry';
import { DataTable, Mark } from '../../design/index.js';
import type { SignedIn } from '../../server/sessions/signed-in.js';
import { ActionButton } from './action-button.js';
import { adminPaths } from './admin-paths.js';
import { Instant } from './instant.js';

export interface WebhooksTableProps {
  readonly webhooks: readonly Webhook[];
  readonly session: SignedIn | undefined;
}

/** Webhooks, how they do, and what can be done about it. */
export function WebhooksTable({ webhooks, session }: WebhooksTableProps) {
  return (
    <DataTable<Webhook>
      caption="Webhooks"
      captionUnseen
      columns={[
        { key: 'id', head: 'Webhook', kind: 'name', cell: ({ id }) => id },
        { key: 'url', head: 'Address', kind: 'wide', cell: ({ url }) => <code>{url}</code> },
        { key: 'events', head: 'Told of', cell: ({ events }) => events.join(', ') },
        { key: 'state', head: 'State', kind: 'wide', cell: (webhook) => <State webhook={webhook} /> },
        {
          key: 'last',
          head: 'Last delivered (UTC)',
          cell: ({ lastDeliveredAt }) =>
            lastDeliveredAt === null ? 'never' : <Instant time={lastDeliveredAt} />,
        },
        { key: 'acts', head: <span className="unseen">Change it</span>, cell: acts },
      ]}
      rows={webhooks}
      rowKey={({ id }) => id}
      rowClass={({ disabledAt }) => (disabledAt === null ? undefined : 'dim')}
      empty="Nobody is told of anything yet."
    />
  );

  function acts({ id, disabledAt }: Webhook) {
    const button = (act: string, name: string) => (
      <ActionButton
        action={adminPaths.changeWebhook}
        session={session}
        name={name}
        to={id}
        fields={{ id, act }}
      />
    );
    return (
      <div className="acts">
        {disabledAt === null ? button('ping', 'Send a test') : button('enable', 'Enable')}
        {button('end', 'Take away')}
      </div>
    );
  }
}

function State({ webhook }: { readonly webhook: Webhook }) {
  const { disabledAt, disabledWhy, failingSince } = webhook;
  if (disabledAt !== null) {
    return (
      <>
        <Mark glyph="cross" tone="bad" word="disabled" /> <small>{disabledWhy}</small>
      </>
    );
  }
  if (failingSince === null) return <Mark glyph="check" tone="good" word="works" />;
  return (
    <>
      <Mark glyph="warning" tone="warn" word="failing" />{' '}
      <small>
        since <Instant time={failingSince} />
      </small>
    </>
  );
}
