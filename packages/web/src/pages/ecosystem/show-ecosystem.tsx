// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted } from '@touchstone/model';
import { ShareBars } from '../../charts/index.js';
import { KeyNumbers, PageHead, PageSection, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { summarize } from '../home/ecosystem-summary.js';
import { type EcosystemUsage, ecosystemUsage } from './ecosystem-usage.js';
import { NobodySection } from './nobody-section.js';
import { ReleasesSection } from './releases-section.js';
import { SolutionsSection } from './solutions-section.js';
import { UsedSection } from './used-section.js';

/** The ecosystem from above: what all solutions together use of OpenStack, and what nobody covers. */
export function showEcosystem({ view, clock }: PageSources): Shown {
  const usage = ecosystemUsage(view);
  const { solutions, ran, concerns } = summarize(view);
  return {
    kind: 'page',
    page: {
      path: paths.ecosystem,
      title: 'Ecosystem',
      description: 'Which operations of OpenStack the solutions really use, and what nobody covers.',
      section: 'ecosystem',
      contents: [
        { id: 'used', name: 'What is used' },
        { id: 'solutions', name: 'Who uses what' },
        { id: 'nobody', name: 'What nobody covers' },
        { id: 'concerns', name: 'Native share' },
        { id: 'releases', name: 'Release adoption' },
      ],
      body: (
        <>
          <PageHead title="Ecosystem" headline={headlineOf(usage, solutions, ran)}>
            <p className="after-headline">
              In full: <a href={paths.services}>services</a> · <a href={paths.concerns}>concerns</a> ·{' '}
              <a href={paths.platforms}>platforms</a>
            </p>
          </PageHead>
          <Numbers usage={usage} />
          <UsedSection usage={usage} solutions={solutions} />
          <SolutionsSection usage={usage} solutions={solutions} now={clock()} />
          <NobodySection usage={usage} />
          <PageSection
            id="concerns"
            title="Native share by concern"
            lead={
              <>
                From the cloud’s own service, or from something that a solution brings along.{' '}
                <a href={paths.concerns}>What counts for each</a>.
              </>
            }
          >
            <ShareBars
              caption="Of the solutions that are concerned, how many use the OpenStack service and how many bring their own. One that was only scanned counts as its source shows."
              rowHead="Concern"
              shares={concerns.map(({ concern, title, counts }) => ({
                key: concern,
                label: <a href={paths.concern(concern)}>{title}</a>,
                counts,
              }))}
            />
          </PageSection>
          <ReleasesSection usage={usage} solutions={solutions} />
        </>
      ),
    },
  };
}

function headlineOf(
  { operations, touched, services }: EcosystemUsage,
  solutions: number,
  ran: number,
): string {
  const { known, seen, foundOnly } = operations;
  return `${formatCounted(solutions, 'solution')}, ${formatCount(ran)} of them seen running, use ${formatCount(seen + foundOnly)} of OpenStack’s ${formatCount(known)} operations, in ${formatCount(touched.length)} of ${formatCounted(services.length, 'service')}.`;
}

function Numbers({ usage: { operations } }: { readonly usage: EcosystemUsage }) {
  return (
    <KeyNumbers
      numbers={[
        { name: 'operations known', value: operations.known, href: paths.services },
        { name: 'seen running', value: operations.seen, href: '#used' },
        { name: 'found in source only', value: operations.foundOnly, href: '#used' },
        { name: 'used by nobody', value: operations.nobody, href: '#nobody' },
      ]}
    />
  );
}
