// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import { DataTable, LevelMark, Moment, paths, StateMark } from '../design/index.js';
import { certificateChanges } from './certificate-changes.js';

/** Certificates of one solution that are shown; the API lists all. */
const SHOWN = 50;

export interface CertificateHistoryProps {
  readonly solution: string;
  /** The newest first. */
  readonly history: readonly ListedCertificate[];
  /** Statement of the one whose page it is. */
  readonly here?: string | undefined;
}

/** All certificates of a solution, each with what became another since the one before it. */
export function CertificateHistory({ solution, history, here }: CertificateHistoryProps) {
  const changes = certificateChanges(history);
  return (
    <>
      <DataTable
        caption="All certificates, the newest first"
        captionUnseen
        rows={history.slice(0, SHOWN)}
        rowKey={(one) => one.envelope}
        rowClass={(one) => (one.state === 'valid' ? undefined : 'dim')}
        empty="None."
        columns={[
          {
            key: 'at',
            head: 'Logged',
            kind: 'name',
            cell: (one) =>
              one.statement === here ? (
                <>
                  <Moment time={one.loggedAt} /> <span className="aside">this one</span>
                </>
              ) : (
                <a href={paths.certificate(one.statement)}>
                  <Moment time={one.loggedAt} />
                </a>
              ),
          },
          { key: 'versions', head: 'Version', cell: (one) => one.versions.join(', ') },
          { key: 'level', head: 'Level', cell: (one) => <LevelMark level={one.level} /> },
          { key: 'state', head: 'State', cell: (one) => <StateMark state={one.state} /> },
          { key: 'lab', head: 'Lab', cell: (one) => one.labName },
          {
            key: 'changes',
            head: 'Since the one before',
            kind: 'wide',
            cell: (one) => <Changes of={changes.get(one.envelope)} />,
          },
          { key: 'why', head: 'Why', kind: 'wide', cell: (one) => one.why },
        ]}
      />
      {history.length > SHOWN ? (
        <p className="aside">
          The newest {SHOWN} of {history.length};{' '}
          <a href={`/api/v1/listings/${encodeURIComponent(solution)}/certificates`}>the API lists all</a>.
        </p>
      ) : null}
    </>
  );
}

function Changes({ of }: { readonly of: ReturnType<ReturnType<typeof certificateChanges>['get']> }) {
  if (of === undefined) return <span className="aside">the first</span>;
  if (of.length === 0) return <span className="aside">the same level, version and guideline, run again</span>;
  return of.map(({ what, from, to }) => (
    <span key={what} className="runtime">
      {what} <del>{from}</del> <ins>{to}</ins>
    </span>
  ));
}
