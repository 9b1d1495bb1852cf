// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import {
  CopyBlock,
  FactsList,
  Moment,
  PageSection,
  paths,
  StateMark,
  TierBadge,
} from '../../design/index.js';
import { CertificateHistory } from '../certificate-history.js';
import type { SectionProps } from './listing-sections.js';

/** Who vouches for it, where that is written down for ever, what came before, and the badge. */
export function CertificateSection({ listing, origin }: SectionProps) {
  const { certificate, proof, history } = listing;
  return (
    <PageSection id="certificate" title="Certificate and log">
      <FactsList
        facts={[
          {
            name: 'State',
            value: (
              <>
                <StateMark state={certificate.state} />{' '}
                {certificate.state === 'valid' ? null : certificate.why}
              </>
            ),
          },
          {
            name: 'Vouched for',
            value: <Vouched certificate={certificate} scanOnly={listing.runs.length === 0} />,
          },
          {
            name: 'Certificate',
            value: (
              <>
                <a href={paths.certificate(certificate.statement)}>each link of its chain</a>, statement{' '}
                <PaperDigest digest={certificate.statement} />, bundle{' '}
                <PaperDigest digest={certificate.bundle} />
              </>
            ),
          },
          { name: 'Issued', value: <Moment time={certificate.issuedAt} /> },
          { name: 'Expires', value: <Moment time={certificate.expiresAt} /> },
          {
            name: 'Log',
            value:
              proof === null ? (
                `entry ${certificate.index}; the bundle holds no proof`
              ) : (
                <>
                  entry {certificate.index} of <code>{proof.origin}</code>, proven by {proof.hashes} hashes to
                  the tree of {proof.size} with the root <code>{proof.root}</code>
                </>
              ),
          },
          { name: 'Of', value: <Subjects listing={listing} /> },
        ]}
      />
      <Waivers certificate={certificate} />
      {history.length < 2 ? null : (
        <>
          <h3 className="behind">History</h3>
          <CertificateHistory solution={listing.id} history={history} />
        </>
      )}
      <Badge listing={listing} origin={origin} />
    </PageSection>
  );
}

/** Of a paper that is no member of its bundle: whole on hovering. */
function PaperDigest({ digest }: { readonly digest: string }) {
  return <code title={digest}>{digest.slice('sha256:'.length).slice(0, 12)}</code>;
}

function Vouched(props: { readonly certificate: ListedCertificate; readonly scanOnly: boolean }) {
  const { certificate, scanOnly } = props;
  const { tier, lab, labName, reproducedBy } = certificate;
  return (
    <>
      {tier === null ? 'by nobody that is believed' : <TierBadge tier={tier} scanOnly={scanOnly} />} by{' '}
      <a href={paths.lab(lab)}>{labName}</a>
      {reproducedBy.length === 0 ? null : `, reproduced by ${reproducedBy.join(', ')}`}
    </>
  );
}

function Subjects({ listing }: Pick<SectionProps, 'listing'>) {
  return (
    <ul>
      {listing.subjects.map(({ name, digest }) => (
        <li key={name}>
          {name}{' '}
          {Object.entries(digest).map(([algorithm, hex]) => (
            <code key={algorithm} title={hex}>
              {algorithm}:{hex.slice(0, 12)}…
            </code>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Waivers({ certificate }: { readonly certificate: ListedCertificate }) {
  return certificate.waivers.map(({ criterion, reason, byName, until, index }) => (
    <p key={index}>
      <strong>Waived:</strong> {criterion}, by {byName} until <Moment time={until} />: {reason}
    </p>
  ));
}

function Badge({ listing: { id, name }, origin }: SectionProps) {
  const page = `${origin}${paths.solution(id)}`;
  return (
    <>
      <h3 className="behind">Badge</h3>
      <p className="badges">
        <img src={`/badges/${id}/level.svg`} alt={`Level of ${name}`} height="20" />{' '}
        <img src={`/badges/${id}/release.svg`} alt={`Releases of ${name}`} height="20" />
      </p>
      <CopyBlock
        title="Markdown"
        level={4}
        text={`[![Touchstone](${origin}/badges/${id}/level.svg)](${page})`}
      />
    </>
  );
}
