// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted, LEVELS } from '@touchstone/model';
import { DataTable, DigestLink, PageHead, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { readGuidelinePapers } from '../guideline-papers.js';
import { judgedCounts } from './criterion-outcomes.js';
import { GuidelineLevels } from './guideline-levels.js';

/** All guidelines that the trust root knows, the newest first. */
export async function showGuidelines(sources: PageSources): Promise<Shown> {
  const published = sources.root.paper.guidelines.toSorted((a, b) => (a.version < b.version ? 1 : -1));
  const rows = await Promise.all(
    published.map(async (one) => ({
      ...one,
      papers: await readGuidelinePapers(sources, one),
      judged: judgedCounts(sources.view, one.version),
    })),
  );
  const [newest] = rows;
  return {
    kind: 'page',
    page: {
      path: paths.guidelines,
      title: 'Guidelines',
      description: 'The dated sets of criteria that solutions are judged by.',
      section: 'guidelines',
      body: (
        <>
          <PageHead
            title="Guidelines"
            headline="Dated sets of criteria, as data and not as code. A verdict always says by which one it was reached, and no newer one changes it afterwards."
          />
          {newest?.papers === undefined ? null : (
            <GuidelineLevels
              levels={newest.papers.guideline.levels}
              judged={newest.judged}
              at={paths.guideline(newest.version)}
            />
          )}
          <section>
            <DataTable
              caption="Guidelines, the newest first"
              captionUnseen
              rows={rows}
              rowKey={({ version }) => version}
              empty="The trust root knows no guideline."
              columns={[
                {
                  key: 'version',
                  head: 'Guideline',
                  kind: 'name',
                  cell: ({ version, papers }) => (
                    <>
                      <a href={paths.guideline(version)}>{papers?.guideline.title ?? version}</a>
                      {papers === undefined ? null : <small>published {papers.guideline.published}</small>}
                    </>
                  ),
                },
                {
                  key: 'release',
                  head: 'Newest release',
                  cell: ({ papers }) => papers?.guideline.newestRelease ?? 'not known here',
                },
                {
                  key: 'criteria',
                  head: 'Criteria',
                  cell: ({ papers }) =>
                    papers === undefined ? '' : formatCount(papers.guideline.criteria.length),
                },
                {
                  key: 'judged',
                  head: 'Judged by it',
                  cell: ({ judged }) => (
                    <>
                      {formatCounted(judged.solutions, 'solution')}
                      <small>
                        {LEVELS.map((level) => `${judged.levels[level] ?? 0} ${level}`).join(', ')}
                      </small>
                    </>
                  ),
                },
                { key: 'paper', head: 'Paper', cell: ({ guideline }) => <DigestLink digest={guideline} /> },
              ]}
            />
            <p className="after-headline">
              <a href={paths.how}>How a verdict is reached</a>, from a call to a level.
            </p>
          </section>
        </>
      ),
    },
  };
}
