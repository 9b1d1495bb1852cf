// SPDX-License-Identifier: Apache-2.0
import type { Delivery } from '@touchstone/registry';
import { type Column, DataTable, Mark, paths } from '../../design/index.js';
import { Instant } from './instant.js';

const LOOKS = {
  waiting: { glyph: 'ring', tone: 'quiet' },
  delivered: { glyph: 'check', tone: 'good' },
  failed: { glyph: 'cross', tone: 'bad' },
} as const;

const COLUMNS: readonly Column<Delivery>[] = [
  { key: 'webhook', head: 'Webhook', kind: 'name', cell: ({ webhook }) => webhook },
  { key: 'type', head: 'Message', cell: ({ type }) => type },
  {
    key: 'solution',
    head: 'Solution',
    cell: ({ solution }) => (solution === null ? '' : <a href={paths.solution(solution)}>{solution}</a>),
  },
  { key: 'state', head: 'State', cell: ({ state }) => <Mark {...LOOKS[state]} word={state} /> },
  { key: 'attempts', head: 'Attempts', kind: 'number', cell: ({ attempts }) => attempts },
  {
    key: 'last',
    head: 'Last attempt (UTC)',
    cell: ({ lastAt }) => (lastAt === null ? '' : <Instant time={lastAt} />),
  },
  {
    key: 'answer',
    head: 'Answer',
    kind: 'wide',
    cell: ({ status, why }) => [status, why].filter((part) => part !== null).join(': '),
  },
];

/** What was sent of late, and what was answered. */
export function DeliveriesTable({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  return (
    <DataTable
      caption="The newest deliveries"
      captionUnseen
      columns={COLUMNS}
      rows={deliveries}
      rowKey={({ number }) => String(number)}
      empty="Nothing was sent yet."
    />
  );
}
