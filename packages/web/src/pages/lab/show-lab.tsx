// SPDX-License-Identifier: Apache-2.0
import { formatCounted, type KeyOwner } from '@touchstone/model';
import {
  DataTable,
  FactsList,
  KeyNumbers,
  LevelMark,
  Mark,
  modulePath,
  Moment,
  OutsideLink,
  PageHead,
  PageSection,
  Pagination,
  paths,
  StateMark,
  TierBadge,
} from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { addressOf, pageOf } from '../page-of.js';
import { StaleMark } from '../stale-mark.js';
import { certificatesOfLab, type LabCertificate } from './certificates-of-labs.js';
import { KeyTable } from './key-table.js';

export const OWNER_KINDS: Readonly<Record<KeyOwner['kind'], string>> = {
  registry: 'Registry: it runs the log and the trust root',
  lab: 'Lab: it runs recipes and signs what came of it',
  vendor: 'Vendor: it signs for its own solutions',
  body: 'Certifying body: it publishes guidelines and may revoke',
};

/** Someone whose keys the trust root has: who, with which keys, and every certificate that they signed. */
export function showLab({ view, root, parts, query, clock }: PageSources): Shown {
  const owner = root.findOwner(parts[0] ?? '');
  if (owner === undefined) {
    return { kind: 'absent', what: 'The trust root of this marketplace knows no lab of this name.' };
  }
  const certificates = certificatesOfLab(view, owner.id);
  const keys = root.keys.filter((key) => key.owner === owner.id);
  const solutions = new Set(certificates.map(({ facts }) => facts.id)).size;
  return {
    kind: 'page',
    page: {
      path: addressOf(paths.lab(owner.id), { page: pageOf(certificates, query).page }),
      title: owner.name,
      description: `${owner.name}: its keys and the ${formatCounted(certificates.length, 'certificate')} that it signed.`,
      crumbs: [{ name: 'Labs and keys', href: paths.labs }, { name: owner.name }],
      modules: [modulePath('copy')],
      contents: [
        { id: 'keys', name: 'Keys' },
        { id: 'certificates', name: 'Certificates' },
      ],
      body: (
        <>
          <PageHead
            eyebrow={OWNER_KINDS[owner.kind]}
            title={owner.name}
            byline={`Operated by ${owner.operator}`}
          />
          <KeyNumbers
            numbers={[
              { name: 'certificates', one: 'certificate', value: certificates.length, href: '#certificates' },
              { name: 'of them valid', value: certificates.filter(isValid).length, href: '#certificates' },
              { name: 'solutions', one: 'solution', value: solutions, href: '#certificates' },
              { name: 'keys', one: 'key', value: keys.length, href: '#keys' },
            ]}
          />
          <PageSection
            id="keys"
            title="Keys"
            lead={
              <>
                As the <a href={`${paths.labs}#root`}>trust root</a> has them. What a key signed outside of
                its time, or after it was revoked, is not believed.
              </>
            }
          >
            <KeyTable keys={keys} now={clock()} />
          </PageSection>
          <PageSection id="certificates" title="Certificates">
            <Certificates certificates={certificates} query={query} lab={owner.id} now={clock()} />
          </PageSection>
          {owner.homepage === undefined ? null : (
            <FactsList facts={[{ name: 'Homepage', value: <OutsideLink href={owner.homepage} /> }]} />
          )}
        </>
      ),
    },
  };
}

function isValid({ certificate }: LabCertificate): boolean {
  return certificate.state === 'valid';
}

interface CertificatesProps {
  readonly certificates: readonly LabCertificate[];
  readonly query: URLSearchParams;
  readonly lab: string;
  /** Epoch ms. */
  readonly now: number;
}

function Certificates({ certificates, query, lab, now }: CertificatesProps) {
  const { rows, page, pages } = pageOf(certificates, query);
  return (
    <>
      <DataTable
        caption="Certificates that it signed, the newest first"
        captionUnseen
        rows={rows}
        rowKey={({ certificate }) => String(certificate.index)}
        rowClass={(one) => (isValid(one) ? undefined : 'dim')}
        empty="It signed no certificate of what is listed here."
        columns={[
          {
            key: 'solution',
            head: 'Solution',
            kind: 'name',
            cell: ({ facts, certificate }) => (
              <>
                <a href={paths.solution(facts.id)}>{facts.name}</a>
                <small>{certificate.versions.join(', ')}</small>
              </>
            ),
          },
          {
            key: 'level',
            head: 'Level',
            cell: ({ certificate, facts }) => (
              <LevelMark level={certificate.level} scanOnly={isOfScan(certificate, facts)} />
            ),
          },
          {
            key: 'tier',
            head: 'Tier',
            cell: ({ certificate, certificate: { tier }, facts }) =>
              tier === null ? (
                <Mark glyph="unknown" tone="bad" word="not believed" />
              ) : (
                <TierBadge tier={tier} scanOnly={isOfScan(certificate, facts)} />
              ),
          },
          {
            key: 'certificate',
            head: 'Certificate',
            cell: ({ certificate, facts }) => (
              <>
                <a href={paths.certificate(certificate.statement)}>
                  <StateMark state={certificate.state} />
                </a>{' '}
                <StaleMark
                  certificate={certificate}
                  evidenceAt={isInForce(certificate, facts) ? facts.evidenceAt : null}
                  now={now}
                />
              </>
            ),
          },
          {
            key: 'logged',
            head: 'Logged',
            cell: ({ certificate }) => <Moment time={certificate.loggedAt} />,
          },
          { key: 'until', head: 'Until', cell: ({ certificate }) => <Moment time={certificate.expiresAt} /> },
        ]}
      />
      <Pagination
        name="Certificates"
        page={page}
        pages={pages}
        href={(to) => `${addressOf(paths.lab(lab), { page: to })}#certificates`}
      />
    </>
  );
}

/** Of an older certificate the evidence is not at hand: only of the one shown it is known that nothing ran. */
function isOfScan(certificate: LabCertificate['certificate'], facts: LabCertificate['facts']): boolean {
  return facts.evidence === 'scan' && isInForce(certificate, facts);
}

function isInForce(certificate: LabCertificate['certificate'], facts: LabCertificate['facts']): boolean {
  return facts.certificate.index === certificate.index;
}
