// SPDX-License-Identifier: Apache-2.0
import { CONCERNS, formatCount } from '@touchstone/model';
import { ShareBars } from '../../charts/index.js';
import { DataTable, PageHead, PageSection, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { facetValueTitle } from '../facet-titles.js';
import { readNewestGuideline } from '../guideline-papers.js';
import { concernCounts } from './concern-standing.js';
import { ServiceNames } from './service-names.js';

/** All concerns: what OpenStack’s answer to each is, and how solutions meet it. */
export async function showConcerns(sources: PageSources): Promise<Shown> {
  const { view } = sources;
  const { papers } = await readNewestGuideline(sources);
  const concerns = CONCERNS.map((concern) => {
    const entry = papers?.concerns.concerns.find(({ id }) => id === concern);
    const { title, counts } = concernCounts(view, concern);
    return {
      concern,
      title: entry?.title ?? title ?? facetValueTitle('native', concern),
      services: entry?.services ?? [],
      counts,
    };
  });
  return {
    kind: 'page',
    page: {
      path: paths.concerns,
      title: 'Concerns',
      description: 'What every solution must get from somewhere, and how many get it from OpenStack.',
      section: 'ecosystem',
      crumbs: [{ name: 'Ecosystem', href: paths.ecosystem }, { name: 'Concerns' }],
      body: (
        <>
          <PageHead
            title="Concerns"
            headline={`What a solution must get from somewhere: from the cloud’s own service, or from something that it brings along. There are ${formatCount(CONCERNS.length)}.`}
          />
          <PageSection id="shares" title="Native or parallel">
            <ShareBars
              caption="Of the solutions that are concerned, how many use the OpenStack service and how many bring their own. One that was only scanned counts as its source shows."
              rowHead="Concern"
              shares={[...concerns]
                .sort((a, b) => (b.counts.native ?? 0) - (a.counts.native ?? 0))
                .map(({ concern, title, counts }) => ({
                  key: concern,
                  label: <a href={paths.concern(concern)}>{title}</a>,
                  counts,
                }))}
            />
          </PageSection>
          <PageSection id="answers" title="OpenStack’s answers">
            <DataTable
              caption="Concerns and the services that are OpenStack’s answer to them"
              captionUnseen
              rows={concerns}
              rowKey={({ concern }) => concern}
              empty="There is no concern."
              columns={[
                {
                  key: 'concern',
                  head: 'Concern',
                  kind: 'name',
                  cell: ({ concern, title }) => <a href={paths.concern(concern)}>{title}</a>,
                },
                {
                  key: 'services',
                  head: 'Services',
                  cell: ({ services }) => <ServiceNames services={services} />,
                },
              ]}
            />
          </PageSection>
        </>
      ),
    },
  };
}
