// SPDX-License-Identifier: Apache-2.0
import { type Exchange, formatBytes, formatMs } from '@touchstone/model';
import {
  DataTable,
  EmptyState,
  Mark,
  type MarkLook,
  Notice,
  OperationName,
  PageSection,
  paths,
} from '../../design/index.js';
import type { RunProps } from './run-props.js';

/**
 * The calls themselves, a page of them: each has an address, so that a finding can lead to it. It may rest on a line that is
 * no call, the end of a step for one: then the address is of where its calls would begin.
 */
export function CallsSection({ kept, calls, operation, from }: RunProps) {
  const address = paths.run(kept.solution.id, kept.run.run);
  return (
    <PageSection
      id="calls"
      title="Calls"
      lead="As the proxy recorded them. Of bodies, tokens and names nothing is kept: what begins with h: is a keyed hash."
    >
      {operation === undefined ? null : (
        <p className="chosen">
          Only <OperationName operation={operation} />
          <a href={`${address}#calls`}>Show all calls</a>
        </p>
      )}
      {typeof calls === 'string' ? (
        <Notice tone="bad">{calls}</Notice>
      ) : calls.tooFar ? (
        <EmptyState>
          The recording has no call there, or it lies further in than pages go.{' '}
          <a href="#recording">The recording itself</a> has them all.
        </EmptyState>
      ) : (
        <>
          {calls.calls.some(({ seq }) => seq === from) ? null : <span id={`call-${from}`} />}
          <DataTable
            caption="Calls in their order"
            captionUnseen
            rows={calls.calls}
            rowKey={(one) => String(one.seq)}
            empty="There is none."
            columns={[
              { key: 'seq', head: 'Line', kind: 'name', cell: (one) => <Line call={one} /> },
              { key: 'at', head: 'At', kind: 'number', cell: (one) => formatMs(one.at) },
              { key: 'step', head: 'In', cell: (one) => one.step ?? one.phase ?? '' },
              { key: 'what', head: 'Operation', cell: (one) => <What call={one} /> },
              {
                key: 'status',
                head: 'Answer',
                cell: (one) => <Mark {...lookOf(one)} word={answerOf(one)} />,
              },
              { key: 'took', head: 'Took', kind: 'number', cell: (one) => formatMs(one.totalMs) },
              {
                key: 'bytes',
                head: 'Received',
                kind: 'number',
                cell: (one) => formatBytes(one.received),
              },
            ]}
          />
          <nav className="pages" aria-label="Calls: pages">
            {calls.before === null ? null : (
              <a className="turn" rel="prev" href={pageAddress(address, calls.before, operation)}>
                Earlier calls
              </a>
            )}
            {calls.next === null ? null : (
              <a className="turn" rel="next" href={pageAddress(address, calls.next, operation)}>
                Later calls
              </a>
            )}
          </nav>
        </>
      )}
    </PageSection>
  );
}

function pageAddress(address: string, from: number, operation: string | undefined): string {
  const query = new URLSearchParams({
    ...(operation === undefined ? {} : { operation }),
    from: String(from),
  });
  return `${address}?${query.toString()}#calls`;
}

function Line({ call }: { readonly call: Exchange }) {
  return <span id={`call-${call.seq}`}>{call.seq}</span>;
}

function What({ call }: { readonly call: Exchange }) {
  const { operation, method, path, unknown, asked, fault } = call;
  return (
    <>
      {operation === null ? (
        <strong>{unknown?.reason ?? 'no known operation'}</strong>
      ) : (
        <OperationName operation={operation} />
      )}
      <small className="call-path" title={path}>
        {method} {shortened(path)}
        {asked === undefined ? '' : `, asked for ${asked}`}
        {fault === undefined ? '' : `; ${fault}`}
      </small>
    </>
  );
}

/** Ids and hashes by their first digits: whoever needs one whole has it in the title, and in the recording. */
function shortened(path: string): string {
  return path.replaceAll(/([0-9a-f]{8})(?:(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{4,})/g, '$1…');
}

function answerOf({ status, end }: Exchange): string {
  if (end === 'complete' || end === 'upgraded') return String(status ?? 'none');
  return status === null ? end : `${status}, ${end}`;
}

function lookOf({ status, end }: Exchange): MarkLook {
  if (status === null || status >= 500 || end === 'upstream-lost') return { glyph: 'cross', tone: 'bad' };
  return status >= 400 ? { glyph: 'warning', tone: 'warn' } : { glyph: 'check', tone: 'good' };
}
