// SPDX-License-Identifier: Apache-2.0
import type { TrustedKey, TrustRoot } from '@touchstone/model';
import { CopyBlock, DataTable, Fold, Mark, Moment } from '../../design/index.js';

const MEANS: Readonly<Record<TrustedKey['may'][number], string>> = {
  root: 'sign the trust root',
  certify: 'sign certificates',
  revoke: 'revoke what others signed',
  waive: 'waive criteria',
  announce: 'announce keys and guidelines',
};

export interface KeyTableProps {
  readonly keys: readonly TrustedKey[];
  /** Epoch ms. */
  readonly now: number;
}

/** Keys, what each may sign, and from when to when it is believed. */
export function KeyTable({ keys, now }: KeyTableProps) {
  return (
    <>
      <DataTable
        caption="Keys"
        captionUnseen
        rows={keys}
        rowKey={({ id }) => id}
        empty="It has no key."
        columns={[
          {
            key: 'id',
            head: 'Key',
            kind: 'name',
            cell: ({ id, algorithm }) => (
              <>
                <code title={id}>{id.slice(0, 16)}</code>
                <small>{algorithm}</small>
              </>
            ),
          },
          { key: 'may', head: 'May', cell: ({ may }) => may.map((one) => MEANS[one]).join(', ') },
          {
            key: 'valid',
            head: 'Believed',
            cell: ({ validFrom, validUntil }) => (
              <>
                <Moment time={validFrom} /> to <Moment time={validUntil} />
              </>
            ),
          },
          { key: 'state', head: 'State', cell: (key) => <KeyState of={key} now={now} /> },
        ]}
      />
      {keys.length === 0 ? null : (
        <Fold summary="Public keys" aside={`${keys.length}, as PEM`}>
          {keys.map(({ id, publicKey }) => (
            <CopyBlock key={id} title={id.slice(0, 16)} text={publicKey} />
          ))}
        </Fold>
      )}
    </>
  );
}

function KeyState({
  of: { validFrom, validUntil, revoked },
  now,
}: {
  readonly of: TrustRoot['keys'][number];
  readonly now: number;
}) {
  if (revoked !== undefined) {
    return (
      <>
        <Mark glyph="cross" tone="bad" word="revoked" />
        <small>
          since <Moment time={revoked.at} />: {revoked.reason}
        </small>
      </>
    );
  }
  if (now < Date.parse(validFrom)) return <Mark glyph="clock" tone="quiet" word="not yet" />;
  if (now >= Date.parse(validUntil)) return <Mark glyph="clock" tone="warn" word="expired" />;
  return <Mark glyph="check" tone="good" word="in force" />;
}
