// SPDX-License-Identifier: Apache-2.0
import { CERTIFICATE_STATES, formatCount, formatCounted } from '@touchstone/model';
import {
  DataTable,
  LevelMark,
  Moment,
  PageHead,
  Pagination,
  paths,
  StateMark,
  TierBadge,
} from '../../design/index.js';
import type { ShowPage } from '../../server/web-world.js';
import { loggedCertificates, type LoggedCertificate } from '../logged-certificates.js';
import { addressOf, pageOf } from '../page-of.js';
import { StaleMark } from '../stale-mark.js';

/** All certificates of the log, the one logged last first, by state. */
export const showCertificates: ShowPage = ({ view, query, clock }) => {
  const all = loggedCertificates(view);
  const state = CERTIFICATE_STATES.find((one) => one === query.get('state')) ?? '';
  const chosen = state === '' ? all : all.filter(({ certificate }) => certificate.state === state);
  const { rows, page, pages } = pageOf(chosen, query);
  const href = (to: number) => addressOf(paths.certificates, { state, page: to });
  const counts = CERTIFICATE_STATES.map((one) => ({
    state: one,
    count: all.filter(({ certificate }) => certificate.state === one).length,
  }));
  return {
    kind: 'page',
    page: {
      path: href(page),
      title: 'Certificates',
      description: `${formatCounted(all.length, 'certificate')} of the log, with what became of each.`,
      section: 'solutions',
      crumbs: [{ name: 'Solutions', href: paths.solutions }, { name: 'Certificates' }],
      feeds: [
        { title: 'New certificates as a feed', href: '/feeds/new.atom' },
        { title: 'Certificates that end soon, as a feed', href: '/feeds/expiring.atom' },
        { title: 'Revoked certificates as a feed', href: '/feeds/revoked.atom' },
      ],
      body: (
        <>
          <PageHead
            title="Certificates"
            headline="Signed by those who ran it or read its source, logged where everyone can look, and ended by time: a certificate is renewed by running again."
          />
          <p className="chosen">
            <StateLink state="" chosen={state} count={all.length} />
            {counts
              .filter(({ count }) => count > 0)
              .map((one) => (
                <StateLink key={one.state} chosen={state} {...one} />
              ))}
          </p>
          <Certificates rows={rows} now={clock()} />
          <Pagination page={page} pages={pages} href={href} name="Certificates" />
        </>
      ),
    },
  };
};

function StateLink(props: { readonly state: string; readonly chosen: string; readonly count: number }) {
  const { state, chosen, count } = props;
  return (
    <a href={addressOf(paths.certificates, { state })} aria-current={state === chosen ? 'true' : undefined}>
      {state === '' ? 'all' : state} <span className="aside">{formatCount(count)}</span>
    </a>
  );
}

interface CertificatesProps {
  readonly rows: readonly LoggedCertificate[];
  /** Epoch ms. */
  readonly now: number;
}

function Certificates({ rows, now }: CertificatesProps) {
  return (
    <DataTable
      caption="Certificates, the one logged last first"
      captionUnseen
      rows={rows}
      rowKey={({ certificate }) => certificate.envelope}
      rowClass={({ certificate }) => (certificate.state === 'valid' ? undefined : 'dim')}
      empty="There is none."
      columns={[
        {
          key: 'of',
          head: 'Of',
          kind: 'name',
          cell: ({ name, certificate }) => (
            <>
              <a href={paths.certificate(certificate.statement)}>{name}</a>
              <small className="aside">{certificate.versions.join(', ')}</small>
            </>
          ),
        },
        {
          key: 'level',
          head: 'Level',
          cell: ({ certificate, scanOnly }) => <LevelMark level={certificate.level} scanOnly={scanOnly} />,
        },
        {
          key: 'state',
          head: 'State',
          cell: ({ certificate, evidenceAt }) => (
            <>
              <StateMark state={certificate.state} />{' '}
              <StaleMark certificate={certificate} evidenceAt={evidenceAt} now={now} />
            </>
          ),
        },
        {
          key: 'by',
          head: 'Signed by',
          cell: ({ certificate, scanOnly }) => (
            <>
              <a href={paths.lab(certificate.lab)}>{certificate.labName}</a>{' '}
              {certificate.tier === null ? null : <TierBadge tier={certificate.tier} scanOnly={scanOnly} />}
            </>
          ),
        },
        { key: 'logged', head: 'Logged', cell: ({ certificate }) => <Moment time={certificate.loggedAt} /> },
        { key: 'until', head: 'Until', cell: ({ certificate }) => <Moment time={certificate.expiresAt} /> },
        { key: 'entry', head: 'Entry', kind: 'number', cell: ({ certificate }) => certificate.index },
      ]}
    />
  );
}
