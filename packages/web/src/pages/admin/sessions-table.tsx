// SPDX-License-Identifier: Apache-2.0
import type { Session } from '@touchstone/registry';
import { DataTable } from '../../design/index.js';
import type { SignedIn } from '../../server/sessions/signed-in.js';
import { ActionButton } from './action-button.js';
import { adminPaths } from './admin-paths.js';
import { Instant } from './instant.js';

/** Who is signed in, and a way to end it: a browser that was left open somewhere. */
export function SessionsTable({
  sessions,
  own,
}: {
  readonly sessions: readonly Session[];
  readonly own: SignedIn | undefined;
}) {
  return (
    <DataTable<Session>
      caption="Sessions (UTC)"
      captionUnseen
      columns={[
        {
          key: 'subject',
          head: 'Who',
          kind: 'name',
          cell: ({ subject, id }) => (id === own?.id ? `${subject} (this browser)` : subject),
        },
        { key: 'roles', head: 'May act as', cell: ({ roles }) => roles.join(', ') },
        { key: 'since', head: 'Since (UTC)', cell: ({ createdAt }) => <Instant time={createdAt} /> },
        { key: 'seen', head: 'Last seen', cell: ({ seenAt }) => <Instant time={seenAt} /> },
        { key: 'until', head: 'Ends', cell: ({ expiresAt }) => <Instant time={expiresAt} /> },
        {
          key: 'end',
          head: <span className="unseen">End it</span>,
          cell: ({ id, createdAt }) => (
            <ActionButton
              action={adminPaths.endSession}
              session={own}
              name="End"
              to={`the session of ${createdAt}`}
              fields={{ session: id }}
            />
          ),
        },
      ]}
      rows={sessions}
      rowKey={({ id }) => id}
      empty="Nobody is signed in."
    />
  );
}
