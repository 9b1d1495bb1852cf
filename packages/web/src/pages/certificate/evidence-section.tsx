// SPDX-License-Identifier: Apache-2.0
import { formatBytes, formatCounted } from '@touchstone/model';
import { DataTable, DigestLink, FactsList, Fold, Moment, PageSection, paths } from '../../design/index.js';
import type { CertificateProps } from './certificate-props.js';
import { ofOutcomes } from './of-outcomes.js';

/** Members that are shown; a bundle may have thousands of recipe files. */
const SHOWN = 200;

/** What the certificate names by digest: runs, scans, and each file of the bundle. */
export function EvidenceSection({ verification, logged, members }: CertificateProps) {
  const certified = verification?.certificate ?? null;
  const { bundle, envelope, statement } = logged.certificate;
  const bytes = members.reduce((sum, one) => sum + one.bytes, 0);
  return (
    <PageSection
      id="evidence"
      title="What it rests on"
      lead="Named in the certificate by digest: other bytes would be another certificate."
    >
      <FactsList
        facts={[
          { name: 'Statement', value: <Digest of={statement} /> },
          { name: 'Envelope', value: <Digest of={envelope} /> },
          { name: 'Bundle', value: <Digest of={bundle} /> },
        ]}
      />
      {certified === null ? null : (
        <>
          <h3 className="behind">Runs</h3>
          <DataTable
            caption="Runs that were judged"
            captionUnseen
            rows={certified.runs}
            rowKey={(one) => one.run}
            empty="None: it was only scanned. What a source shows is that it can, not that it works."
            columns={[
              {
                key: 'run',
                head: 'Run',
                kind: 'name',
                cell: (one) => <a href={paths.run(logged.solution, one.run)}>{one.run}</a>,
              },
              { key: 'at', head: 'Began', cell: (one) => <Moment time={one.startedAt} /> },
              {
                key: 'on',
                head: 'On',
                cell: ({ platform }) => `${platform.kind} ${platform.release ?? 'of no known release'}`,
              },
              { key: 'purpose', head: 'Purpose', cell: (one) => one.purpose },
              { key: 'steps', head: 'Steps', cell: (one) => ofOutcomes(one.steps) },
              { key: 'recording', head: 'Recording', cell: (one) => <DigestLink digest={one.recording} /> },
            ]}
          />
        </>
      )}
      {members.length === 0 ? null : (
        <Fold
          summary="Each file of the bundle"
          aside={`${formatCounted(members.length, 'file')}, ${formatBytes(bytes)}`}
        >
          <DataTable
            caption="Files by path"
            captionUnseen
            rows={members.slice(0, SHOWN)}
            rowKey={(one) => one.path}
            empty="None."
            columns={[
              { key: 'path', head: 'Path', kind: 'name', cell: (one) => one.path },
              { key: 'role', head: 'Role', cell: (one) => one.role },
              { key: 'bytes', head: 'Size', kind: 'number', cell: (one) => formatBytes(one.bytes) },
              { key: 'digest', head: 'SHA-256', cell: (one) => <DigestLink digest={one.digest} /> },
            ]}
          />
          {members.length > SHOWN ? (
            <p className="aside">
              The first {SHOWN}; <a href={`/api/v1/certificates/${statement.slice(7)}`}>the API lists all</a>.
            </p>
          ) : null}
        </Fold>
      )}
    </PageSection>
  );
}

function Digest({ of }: { readonly of: string }) {
  return <code className="whole-digest">{of}</code>;
}
