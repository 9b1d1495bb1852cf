// SPDX-License-Identifier: Apache-2.0
import { type Assessment, formatCounted, levelTitle, type Listing } from '@touchstone/model';
import { DataTable, LevelMark, Notice, PageSection, paths, VerdictMark } from '../../design/index.js';
import { compareVerdicts } from './compare-verdicts.js';

interface VerdictSectionProps {
  readonly assessment: Assessment;
  /** Digest of the recipe that ran. */
  readonly recipe: string;
  readonly listing: Listing | undefined;
}

/** What the run came to, beside what is published. */
export function VerdictSection({ assessment, recipe, listing }: VerdictSectionProps) {
  if (listing === undefined) return <Alone assessment={assessment} />;
  const compared = compareVerdicts(assessment, recipe, listing);
  const differing = compared.filter(({ because }) => because !== undefined);
  return (
    <PageSection
      id="verdict"
      title="The verdict, beside the published one"
      lead="Computed just now from what was recorded here, by the guideline of the certificate and with the scans of its bundle. It is signed by nobody, and forgotten soon."
    >
      <div className="halves live-levels">
        <div>
          <h3>Here</h3>
          <LevelMark level={assessment.level} />
          <small>{assessment.solution.versions.join(', ')}, one cloud</small>
        </div>
        <div>
          <h3>
            <a href={paths.certificate(listing.certificate.statement)}>Published</a>
          </h3>
          <LevelMark level={listing.level} scanOnly={listing.runs.length === 0} />
          <small>
            {listing.versions.join(', ')}, {formatCounted(listing.runs.length, 'run')}
          </small>
        </div>
      </div>
      <Notice tone={differing.length === 0 ? 'good' : 'quiet'}>
        {differing.length === 0
          ? `All ${compared.length} criteria came out as published.`
          : `${compared.length - differing.length} of ${formatCounted(compared.length, 'criterion', 'criteria')} came out as published. ${differing.length} did not; why stands beside each.`}
        {assessment.level === listing.level
          ? ''
          : ` The level here is ${levelTitle(assessment.level)}, not ${levelTitle(listing.level)}.`}
      </Notice>
      <DataTable
        caption="Each criterion, here and as published; what differs first"
        captionUnseen
        rows={compared}
        rowKey={({ id }) => id}
        rowClass={({ because }) => (because === undefined ? 'dim' : undefined)}
        empty="The guideline asks for nothing."
        columns={[
          {
            key: 'criterion',
            head: 'Criterion',
            kind: 'name',
            cell: ({ id, statement, because, here }) => (
              <>
                <a href={`${paths.solution(listing.id)}#criterion-${id}`}>{statement}</a>
                {because === undefined ? null : (
                  <small>
                    {because} Here: {here.why}
                  </small>
                )}
              </>
            ),
          },
          { key: 'here', head: 'Here', cell: ({ here }) => <VerdictMark verdict={here.verdict} /> },
          {
            key: 'published',
            head: 'Published',
            cell: ({ published }) =>
              published === undefined ? 'not asked' : <VerdictMark verdict={published.verdict} />,
          },
        ]}
      />
    </PageSection>
  );
}

/** Nothing is published of it here, or no longer. */
function Alone({ assessment }: Pick<VerdictSectionProps, 'assessment'>) {
  return (
    <PageSection id="verdict" title="The verdict" lead="No certificate of it is listed to compare it with.">
      <LevelMark level={assessment.level} />
      <DataTable
        caption="Each criterion"
        captionUnseen
        rows={assessment.criteria}
        rowKey={({ id }) => id}
        empty="The guideline asks for nothing."
        columns={[
          {
            key: 'criterion',
            head: 'Criterion',
            kind: 'name',
            cell: ({ statement, why }) => (
              <>
                {statement}
                <small>{why}</small>
              </>
            ),
          },
          { key: 'here', head: 'Here', cell: ({ verdict }) => <VerdictMark verdict={verdict} /> },
        ]}
      />
    </PageSection>
  );
}
