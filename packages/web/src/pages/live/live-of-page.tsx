// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import {
  CopyBlock,
  modulePath,
  Notice,
  type Page,
  PageHead,
  PageSection,
  paths,
} from '../../design/index.js';
import type { LiveAsked, LiveOffer } from '../../server/live-runs.js';
import type { SignedIn } from '../../server/sessions/signed-in.js';
import { LiveForm } from './live-form.js';

export interface LiveOfPageProps {
  readonly listing: Listing;
  readonly offer: LiveOffer;
  readonly session: SignedIn | undefined;
  /** Why what was asked for was not done. */
  readonly refused?: Pick<Extract<LiveAsked, { kind: 'refused' }>, 'why' | 'under'>;
}

/** The page that a run of a solution's recipe is asked for on. */
export function liveOfPage({ listing, offer, session, refused }: LiveOfPageProps): Page {
  const { id, name, recipe } = listing;
  const newest = offer.kind === 'offered' ? offer.releases[0] : undefined;
  const changed = offer.kind === 'offered' && recipe !== null && recipe.digest !== offer.recipe;
  return {
    path: paths.liveOf(id),
    title: `Run ${name} here`,
    description: `Watch ${name} call an OpenStack, call by call, and compare the verdict with the published one.`,
    section: 'solutions',
    crumbs: [
      { name: 'Solutions', href: paths.solutions },
      { name, href: paths.solution(id) },
      { name: 'Run it here' },
    ],
    modules: [modulePath('copy')],
    body: (
      <>
        <PageHead
          title={`Run ${name} here`}
          headline="Believe nobody: let its recipe run now, on an OpenStack made for this run alone, and watch each call arrive, classified, until the verdict."
        />
        {refused === undefined ? null : (
          <Notice tone="warn">
            {refused.why}{' '}
            {refused.under === undefined ? null : <a href={paths.liveRun(refused.under)}>Watch it</a>}
          </Notice>
        )}
        {offer.kind === 'refused' ? (
          <Notice tone="quiet">{offer.why}</Notice>
        ) : (
          <>
            {changed ? (
              <Notice tone="warn">
                The recipe here is not the one that the certificate names: it has changed since.
              </Notice>
            ) : null}
            <LiveForm solution={id} name={name} releases={offer.releases} session={session} />
          </>
        )}
        <PageSection id="what" title="What happens">
          <ol className="happens">
            <li>
              An OpenStack starts inside this marketplace, with nothing in it, and a recorder in front of it.
            </li>
            <li>
              The recipe&apos;s commands run in a sandbox: no network but the recorder, no files but the
              system&apos;s programs and the recipe, limits on processor, memory, processes, disk and time.
            </li>
            <li>
              Where all steps pass under an application credential, they run once more under nothing but the
              access rules that the first run needed.
            </li>
            <li>
              The verdict is computed from what was recorded, and set beside{' '}
              <a href={paths.certificate(listing.certificate.statement)}>the published certificate</a>.
            </li>
            <li>An hour later all of it is forgotten. Nothing is signed, nothing is published.</li>
          </ol>
        </PageSection>
        <PageSection
          id="yourself"
          title="On your own machine"
          lead="The same without this marketplace, from a clone of Touchstone."
        >
          <CopyBlock
            title="Command"
            text={`npx touchstone certify catalog/${id}${newest === undefined ? '' : ` --release ${newest}`}`}
          />
        </PageSection>
      </>
    ),
  };
}
