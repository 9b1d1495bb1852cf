// SPDX-License-Identifier: Apache-2.0
import { DataTable, LevelMark, Moment, Notice, PageHead, PageSection, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { findFacts } from '../find-facts.js';
import { LiveStateMark } from './live-state-mark.js';

/** What can be run here, and what runs or ran. */
export function showLive({ liveRuns, view }: PageSources): Shown {
  const nameOf = (id: string) => findFacts(view, id)?.name;
  const able = (liveRuns?.solutions() ?? []).filter((id) => nameOf(id) !== undefined);
  return {
    kind: 'page',
    page: {
      path: paths.live,
      title: 'Runs here',
      description: 'Recipes that can be run here and now on an embedded OpenStack.',
      section: 'solutions',
      unlisted: true,
      crumbs: [{ name: 'Solutions', href: paths.solutions }, { name: 'Runs here' }],
      body: (
        <>
          <PageHead
            title="Runs here"
            headline="Recipes of the built-in catalog run here and now, in a sandbox, on an OpenStack made for each run."
          />
          {able.length > 0 ? null : (
            <Notice tone="quiet">No recipe can be run here. A listing&apos;s own page says why.</Notice>
          )}
          <PageSection id="solutions" title="What can be run">
            <ul className="tags">
              {able.map((id) => (
                <li key={id}>
                  <a href={paths.liveOf(id)}>{nameOf(id)}</a>
                </li>
              ))}
            </ul>
          </PageSection>
          <PageSection id="runs" title="Runs" lead="Those under way, and those of the last hour.">
            <DataTable
              caption="Runs, the newest first"
              captionUnseen
              rows={liveRuns?.all() ?? []}
              rowKey={({ id }) => id}
              empty="Nothing was run in the last hour."
              columns={[
                {
                  key: 'run',
                  head: 'Run',
                  kind: 'name',
                  cell: ({ id, solution, release }) => (
                    <a href={paths.liveRun(id)}>
                      {nameOf(solution) ?? solution} on {release}
                    </a>
                  ),
                },
                { key: 'state', head: 'State', cell: ({ state }) => <LiveStateMark state={state} /> },
                {
                  key: 'level',
                  head: 'Level',
                  cell: ({ assessment }) =>
                    assessment === null ? '' : <LevelMark level={assessment.level} />,
                },
                {
                  key: 'asked',
                  head: 'Asked for',
                  cell: ({ askedAt }) => <Moment time={new Date(askedAt).toISOString()} />,
                },
              ]}
            />
          </PageSection>
        </>
      ),
    },
  };
}
