// SPDX-License-Identifier: Apache-2.0
import type { JobLine } from '@touchstone/registry';
import { type Column, DataTable, type GlyphName, Mark, type Tone } from '../../design/index.js';
import { Instant } from './instant.js';

const LOOKS: Readonly<Record<JobLine['state'], { readonly glyph: GlyphName; readonly tone: Tone }>> = {
  waiting: { glyph: 'ring', tone: 'quiet' },
  running: { glyph: 'half', tone: 'quiet' },
  done: { glyph: 'check', tone: 'good' },
  failed: { glyph: 'cross', tone: 'bad' },
};

const COLUMNS: readonly Column<JobLine>[] = [
  { key: 'name', head: 'Job', kind: 'name', cell: ({ name }) => name },
  { key: 'state', head: 'State', cell: ({ state }) => <Mark {...LOOKS[state]} word={state} /> },
  { key: 'asked', head: 'Asked for', cell: ({ createdAt }) => <Instant time={createdAt} /> },
  { key: 'took', head: 'Took', kind: 'number', cell: took },
  { key: 'attempts', head: 'Attempts', kind: 'number', cell: ({ attempts }) => attempts },
  { key: 'result', head: 'What came of it', kind: 'wide', cell: ({ why, result }) => why ?? told(result) },
];

/** What was done of late, and what waits. */
export function JobsTable({ jobs }: { readonly jobs: readonly JobLine[] }) {
  return (
    <DataTable
      caption="The newest jobs (UTC)"
      columns={COLUMNS}
      rows={jobs}
      rowKey={({ id }) => id}
      rowClass={(job) => (isIdle(job) ? 'dim' : undefined)}
      empty="No job was asked for of late."
    />
  );
}

/** Done each minute, and this time there was nothing to do. */
function isIdle({ state, result }: JobLine): boolean {
  return state === 'done' && Object.values(result ?? {}).every((value) => value === 0);
}

function took({ startedAt, endedAt }: JobLine): string {
  if (startedAt === null || endedAt === null) return '';
  return `${((Date.parse(endedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s`;
}

function told(result: JobLine['result']): string {
  const facts = Object.entries(result ?? {});
  return facts
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
