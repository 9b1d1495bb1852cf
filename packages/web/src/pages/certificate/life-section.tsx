// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import {
  DataTable,
  FactsList,
  LevelMark,
  Mark,
  Moment,
  PageSection,
  paths,
  StateMark,
} from '../../design/index.js';
import type { CertificateProps } from './certificate-props.js';

/** What the log says of it since: waivers, revocations, others in its place. */
export function LifeSection({ logged, siblings }: CertificateProps) {
  const { certificate } = logged;
  const { state, why, since, reproducedBy, renewedBy, waivers, revocations } = certificate;
  const renewed = siblings.find(({ index }) => index === renewedBy);
  return (
    <PageSection id="life" title="What became of it" lead="By the log, which is only ever added to.">
      <FactsList
        facts={[
          {
            name: 'State',
            value: (
              <>
                <StateMark state={state} /> since <Moment time={since} />. {why}
              </>
            ),
          },
          { name: 'Logged', value: <Moment time={certificate.loggedAt} /> },
          { name: 'Expires', value: <Moment time={certificate.expiresAt} /> },
          {
            name: 'Reproduced',
            value:
              reproducedBy.length === 0
                ? 'by no independent lab yet'
                : reproducedBy.map((lab, index) => (
                    <span key={lab}>
                      {index === 0 ? 'by ' : ', '}
                      <a href={paths.lab(lab)}>{lab}</a>
                    </span>
                  )),
          },
          {
            name: 'Renewed',
            value:
              renewed === undefined ? (
                'by none that rests on newer runs'
              ) : (
                <>
                  by <a href={paths.certificate(renewed.statement)}>the certificate of</a>{' '}
                  <Moment time={renewed.issuedAt} />
                </>
              ),
          },
          { name: 'Waivers', value: waivers.length === 0 ? 'none in force' : <Waivers of={waivers} /> },
          {
            name: 'Revocations',
            value: revocations.length === 0 ? 'none' : <Revocations of={revocations} />,
          },
        ]}
      />
      {siblings.length < 2 ? null : <Siblings of={siblings} here={certificate.statement} />}
    </PageSection>
  );
}

function Waivers({ of }: { readonly of: ListedCertificate['waivers'] }) {
  return (
    <ul>
      {of.map(({ criterion, byName, until, reason, index }) => (
        <li key={index}>
          <strong>{criterion}</strong>, by {byName} until <Moment time={until} />: {reason}{' '}
          <span className="aside">entry {index}</span>
        </li>
      ))}
    </ul>
  );
}

/** One by somebody who may not revoke has no effect, and is shown all the same. */
function Revocations({ of }: { readonly of: ListedCertificate['revocations'] }) {
  return (
    <ul>
      {of.map(({ by, reason, loggedAt, index, effect }) => (
        <li key={index}>
          <Mark
            glyph={effect ? 'cross' : 'none'}
            tone={effect ? 'bad' : 'quiet'}
            word={effect ? 'in effect' : 'without effect'}
          />{' '}
          by {by}, <Moment time={loggedAt} />: {reason} <span className="aside">entry {index}</span>
        </li>
      ))}
    </ul>
  );
}

function Siblings({ of, here }: { readonly of: readonly ListedCertificate[]; readonly here: string }) {
  return (
    <>
      <h3 className="behind">All certificates of this solution</h3>
      <DataTable
        caption="The newest first"
        captionUnseen
        rows={of.slice(0, SHOWN)}
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
        ]}
      />
      {of.length > SHOWN ? (
        <p className="aside">
          The newest {SHOWN} of {of.length}; the API lists all.
        </p>
      ) : null}
    </>
  );
}

const SHOWN = 50;
