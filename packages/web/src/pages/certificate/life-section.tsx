// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import { FactsList, Mark, Moment, PageSection, paths, StateMark } from '../../design/index.js';
import { CertificateHistory } from '../certificate-history.js';
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
                <StateMark state={state} /> since <Moment time={since} />
                {state === 'valid' ? null : <>. {why}</>}
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
      {siblings.length < 2 ? null : (
        <>
          <h3 className="behind">All certificates of this solution</h3>
          <CertificateHistory solution={logged.solution} history={siblings} here={certificate.statement} />
        </>
      )}
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
