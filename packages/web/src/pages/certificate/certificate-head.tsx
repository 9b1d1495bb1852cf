// SPDX-License-Identifier: Apache-2.0
import { LevelMark, Moment, Notice, PageHead, paths, StateMark, TierBadge } from '../../design/index.js';
import { StaleMark } from '../stale-mark.js';
import type { CertificateProps } from './certificate-props.js';

/** What was certified, by whom, for how long, and whether it still counts. */
export function CertificateHead(props: CertificateProps) {
  const { logged, damaged, held, scanOnly, now } = props;
  const { certificate, name, solution } = logged;
  const { level, guideline, tier, lab, labName } = certificate;
  return (
    <>
      {damaged === undefined ? null : (
        <Notice tone="bad">
          <strong>The evidence that is kept here is damaged.</strong> {damaged}
        </Notice>
      )}
      <NotInForce {...props} />
      <PageHead
        eyebrow="Certificate"
        title={name}
        beside={certificate.versions.join(', ')}
        byline={
          <>
            <a href={paths.solution(solution)}>its listing</a> · entry {certificate.index} of the log ·
            guideline <a href={paths.guideline(guideline)}>{guideline}</a>
          </>
        }
        headline={
          scanOnly
            ? 'Only its source was read: it certifies what the source shows, and no level, since nothing ran.'
            : level === null
              ? 'No level was certified: its evidence is on record, and what it lacks for the first.'
              : `Certified as ${level} on ${certificate.issuedAt.slice(0, 10)}, until ${certificate.expiresAt.slice(0, 10)}.`
        }
        figure={<LevelMark level={level} scanOnly={scanOnly} size="large" />}
      >
        <p className="after-headline">
          <StateMark state={certificate.state} />{' '}
          <StaleMark certificate={certificate} evidenceAt={logged.evidenceAt} now={now} />{' '}
          {tier === null ? null : <TierBadge tier={tier} scanOnly={scanOnly} />}{' '}
          <span className="aside">signed by </span>
          <a href={paths.lab(lab)}>{labName}</a>
          <span className="aside">
            , <Moment time={certificate.issuedAt} />
          </span>
        </p>
        {held ? null : (
          <p className="after-headline aside">
            Its bundle is not held here: only what the log says of it is shown.
          </p>
        )}
      </PageHead>
    </>
  );
}

/** What became of it is said before anything else. */
function NotInForce({ logged, siblings }: CertificateProps) {
  const { state, why, statement } = logged.certificate;
  if (state === 'valid') return null;
  const newer = siblings.find((one) => one.state === 'valid' && one.statement !== statement);
  return (
    <Notice tone={state === 'superseded' ? 'quiet' : 'bad'}>
      <strong>This certificate is {state}.</strong> {why}{' '}
      {newer === undefined ? null : (
        <a href={paths.certificate(newer.statement)}>The one in force, of {newer.issuedAt.slice(0, 10)}</a>
      )}
    </Notice>
  );
}
