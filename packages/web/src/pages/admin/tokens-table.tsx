// SPDX-License-Identifier: Apache-2.0
import type { PublishTokens } from '@touchstone/registry';
import { DataTable, Mark } from '../../design/index.js';
import type { SignedIn } from '../../server/sessions/signed-in.js';
import { ActionButton } from './action-button.js';
import { adminPaths } from './admin-paths.js';
import { Instant } from './instant.js';

type Token = Awaited<ReturnType<PublishTokens['list']>>[number];

export interface TokensTableProps {
  readonly tokens: readonly Token[];
  readonly session: SignedIn | undefined;
  /** Epoch ms. */
  readonly now: number;
}

/** Tokens and what they may do; what has ended stays until it is taken away. */
export function TokensTable({ tokens, session, now }: TokensTableProps) {
  const ended = ({ expiresAt }: Token) => Date.parse(expiresAt) <= now;
  return (
    <DataTable<Token>
      caption="Tokens"
      captionUnseen
      columns={[
        { key: 'id', head: 'Token', kind: 'name', cell: ({ id }) => id },
        { key: 'may', head: 'May publish', cell: ({ may }) => may.join(', ') },
        {
          key: 'owners',
          head: 'Whose',
          cell: ({ owners }) => (owners.length === 0 ? 'anyone’s' : owners.join(', ')),
        },
        { key: 'made', head: 'Made (UTC)', cell: ({ createdAt }) => <Instant time={createdAt} /> },
        {
          key: 'ends',
          head: 'Ends',
          cell: (token) => (
            <>
              <Instant time={token.expiresAt} />
              {ended(token) ? (
                <>
                  {' '}
                  <Mark glyph="cross" tone="bad" word="ended" />
                </>
              ) : null}
            </>
          ),
        },
        {
          key: 'end',
          head: <span className="unseen">Take it away</span>,
          cell: ({ id }) => (
            <ActionButton
              action={adminPaths.endToken}
              session={session}
              name="Take away"
              to={`the token ${id}`}
              fields={{ id }}
            />
          ),
        },
      ]}
      rows={tokens}
      rowKey={({ id }) => id}
      rowClass={(token) => (ended(token) ? 'dim' : undefined)}
      empty="There is no token: nobody can publish here."
    />
  );
}
