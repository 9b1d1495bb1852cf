// SPDX-License-Identifier: Apache-2.0
import type { VerifiedLink } from '@touchstone/model';
import { Breakable, Mark, type MarkLook, Notice, PageSection } from '../../design/index.js';
import type { CertificateProps } from './certificate-props.js';
import { LINK_MEANINGS } from './link-meanings.js';

const LOOKS: Readonly<Record<VerifiedLink['outcome'], MarkLook>> = {
  holds: { glyph: 'check', tone: 'good' },
  broken: { glyph: 'cross', tone: 'bad' },
  'not looked at': { glyph: 'none', tone: 'quiet' },
};

/** Each link from the bytes to the verdict, with the facts that it rests on. */
export function ChainSection({ verification, held, damaged }: CertificateProps) {
  const title = 'Each link, from the bytes to the verdict';
  if (verification === undefined) {
    return (
      <PageSection id="chain" title={title}>
        <Notice tone="quiet">
          {damaged !== undefined
            ? 'Nothing can be said of evidence that is damaged.'
            : held
              ? 'Many certificates are being verified at this moment. Load this page again in a few seconds.'
              : 'Without its bundle no link can be looked at here.'}
        </Notice>
      </PageSection>
    );
  }
  const { links, at, broken, unknown } = verification;
  const holds = links.filter(({ outcome }) => outcome === 'holds').length;
  return (
    <PageSection
      id="chain"
      title={title}
      lead={
        <>
          {holds} of {links.length} links hold. This server went through the bundle at{' '}
          <time dateTime={at}>{momentText(at)}</time> as a stranger would, verdict and all;{' '}
          <a href="#yourself">do not believe it, do the same</a>.
        </>
      }
    >
      {broken === null ? null : (
        <Notice tone="bad">
          <strong>{links.find(({ id }) => id === broken)?.title}: broken.</strong> Behind a broken link
          nothing is looked at: what lies there may be anyone’s.
        </Notice>
      )}
      <ol className="chain">
        {links.map((link) => (
          <ChainLink key={link.id} link={link} />
        ))}
      </ol>
      {unknown.length === 0 ? null : (
        <>
          <h3 className="behind">What such a check cannot know</h3>
          <ul className="listed">
            {unknown.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
    </PageSection>
  );
}

function ChainLink({ link }: { readonly link: VerifiedLink }) {
  const { id, title, outcome, restsOn, why, hint } = link;
  return (
    <li id={`link-${id}`} className={outcome.replaceAll(' ', '-')}>
      <h3>
        <span>{title}</span> <Mark {...LOOKS[outcome]} word={outcome} />
      </h3>
      <p className="aside">{LINK_MEANINGS[id]}</p>
      {why === null ? null : (
        <p>
          <strong>{why}</strong> {hint}
        </p>
      )}
      {restsOn.length === 0 ? null : (
        <ul className="rests">
          {restsOn.map((fact) => (
            <li key={fact}>
              <Breakable text={fact} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** To the second, UTC. */
function momentText(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
