// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted } from '@touchstone/model';
import type { ReactNode } from 'react';
import { DataTable, KeyNumbers, Mark, OperationName } from '../../design/index.js';
import type { LiveCall, LiveRun, LiveStep } from '../../server/live-runs.js';
import { LiveStateMark } from './live-state-mark.js';

export interface LivePart {
  /** Of the element that holds it. */
  readonly id: string;
  readonly Part: (props: { readonly run: LiveRun; readonly now: number }) => ReactNode;
}

/** What changes while a run goes on, and is sent anew when it has. */
export const LIVE_PARTS = {
  status: { id: 'live-status', Part: Status },
  numbers: { id: 'live-numbers', Part: Numbers },
  steps: { id: 'live-steps', Part: Steps },
  operations: { id: 'live-operations', Part: Operations },
  calls: { id: 'live-calls', Part: Calls },
} as const satisfies Readonly<Record<string, LivePart>>;

/** One sentence, read out when it changes. */
function Status({ run }: { readonly run: LiveRun }) {
  const { state, stage, ahead } = run;
  if (state === 'waiting') {
    return (
      <p>
        <LiveStateMark state={state} />{' '}
        {ahead === 0 ? 'It begins in a moment.' : `${formatCounted(ahead, 'run')} before this one.`}
      </p>
    );
  }
  return (
    <p>
      <LiveStateMark state={state} /> {stage}
      {state === 'running' && run.purpose === 'least-privilege' ? ', under its own access rules' : ''}.
    </p>
  );
}

function Numbers({ run, now }: { readonly run: LiveRun; readonly now: number }) {
  const { startedAt, endedAt, calls, operations, unknown, steps } = run;
  const seconds = startedAt === null ? 0 : Math.round(((endedAt ?? now) - startedAt) / 1000);
  const own = steps.filter(({ phase }) => phase === 'step');
  return (
    <KeyNumbers
      numbers={[
        {
          name: 'steps passed',
          value: `${own.filter(({ state }) => state === 'passed').length} of ${own.length}`,
          href: '#steps',
        },
        { name: 'calls recorded', value: calls, href: '#calls' },
        { name: 'operations', value: operations.length, href: '#operations' },
        { name: 'calls of no known operation', value: unknown, href: '#calls' },
        { name: 'seconds', value: seconds },
      ]}
    />
  );
}

function Steps({ run }: { readonly run: LiveRun }) {
  const table = (purpose: LiveStep['purpose'], caption: string): ReactNode => {
    const rows = run.steps.filter((step) => step.purpose === purpose);
    return rows.length === 0 ? null : (
      <DataTable
        caption={caption}
        rows={rows}
        rowKey={({ phase, id }) => `${phase} ${id}`}
        rowClass={({ state }) => (state === 'waiting' ? 'dim' : undefined)}
        empty=""
        columns={[
          {
            key: 'step',
            head: 'Step',
            kind: 'name',
            cell: ({ title, phase, reason }) => (
              <>
                {phase === 'step' ? title : `${phase}: ${title}`}
                {reason === null ? null : <small>{reason}</small>}
              </>
            ),
          },
          { key: 'state', head: 'State', cell: ({ state }) => <LiveStateMark state={state} /> },
          { key: 'calls', head: 'Calls', kind: 'number', cell: ({ calls }) => formatCount(calls) },
          {
            key: 'seconds',
            head: 'Seconds',
            kind: 'number',
            cell: ({ seconds }) => (seconds === null ? '' : seconds.toFixed(1)),
          },
        ]}
      />
    );
  };
  return (
    <>
      {table('certify', 'Each step of the recipe')}
      {table('least-privilege', 'Once more, under nothing but the access rules that the first run needed')}
      {run.notes.length === 0 ? null : (
        <ul className="places">
          {run.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Operations({ run }: { readonly run: LiveRun }) {
  return (
    <DataTable
      caption="Operations that its calls were, the most called first"
      captionUnseen
      rows={run.operations}
      rowKey={({ operation }) => operation}
      empty="No call came yet."
      columns={[
        {
          key: 'operation',
          head: 'Operation',
          kind: 'name',
          cell: ({ operation }) => <OperationName operation={operation} />,
        },
        { key: 'accepted', head: 'Accepted', kind: 'number', cell: ({ accepted }) => formatCount(accepted) },
        { key: 'refused', head: 'Refused', kind: 'number', cell: ({ refused }) => formatCount(refused) },
      ]}
    />
  );
}

function Calls({ run }: { readonly run: LiveRun }) {
  return (
    <DataTable
      caption={`The newest ${run.latest.length} of ${formatCounted(run.calls, 'call')}, the newest first`}
      rows={run.latest}
      rowKey={({ number }) => String(number)}
      empty="No call came yet."
      columns={[
        { key: 'number', head: '#', kind: 'number', cell: ({ number }) => formatCount(number) },
        {
          key: 'operation',
          head: 'Operation',
          kind: 'wide',
          cell: ({ operation }) =>
            operation === null ? (
              <Mark glyph="unknown" tone="bad" word="no known operation" />
            ) : (
              <OperationName operation={operation} />
            ),
        },
        {
          key: 'request',
          head: 'Request',
          kind: 'wide',
          cell: ({ method, path }) => (
            <code>
              {method} {shorten(path)}
            </code>
          ),
        },
        { key: 'answer', head: 'Answer', cell: Answer },
        { key: 'step', head: 'Step', cell: ({ step }) => step ?? 'between steps' },
      ]}
    />
  );
}

function Answer({ status }: LiveCall) {
  if (status === null) return <Mark glyph="none" tone="warn" word="none" />;
  return status < 400 ? String(status) : <Mark glyph="cross" tone="warn" word={String(status)} />;
}

/** A path without most of the ids in it: hashes of names and ids of resources, which say nothing to a reader. */
function shorten(path: string): string {
  return path.replaceAll(/([0-9a-f]{6})[0-9a-f-]{20,}/g, '$1…');
}
