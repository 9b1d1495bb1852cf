// SPDX-License-Identifier: Apache-2.0
import { formatCounted } from '@touchstone/model';
import { searchRow } from '@touchstone/registry';
import { KeyNumbers, Notice, PageHead, PageSection, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { askedSolutions, type AskedSolutions, comparePath, MOST_COMPARED } from './asked-solutions.js';
import { burdenRows } from './burden-compared.js';
import { ChooseSolutions } from './choose-solutions.js';
import { comparedOperations } from './compared-operations.js';
import { type Compared, type ComparedRow, isComparable, isDifferent } from './compared-row.js';
import { ComparedTable } from './compared-table.js';
import { ConcernsCompared, differentConcerns } from './concerns-compared.js';
import { criteriaRows } from './criteria-compared.js';
import { OperationsCompared } from './operations-compared.js';
import { overviewRows } from './overview-compared.js';
import { releaseRows } from './releases-compared.js';
import { StartComparing } from './start-comparing.js';

const SECTIONS = [
  { id: 'overview', name: 'At a glance' },
  { id: 'concerns', name: 'Native or parallel' },
  { id: 'criteria', name: 'Criteria' },
  { id: 'releases', name: 'Releases' },
  { id: 'operations', name: 'Operations' },
  { id: 'burden', name: 'What they bring' },
];

/** Two to four solutions on the same facts, what differs first. */
export async function showCompare({ registry, view, clock, query }: PageSources): Promise<Shown> {
  const asked = askedSolutions(query);
  const compared: Compared[] = [];
  const unknown: string[] = [];
  for (const id of asked.ids) {
    const stored = await registry.listing(id);
    if (stored === undefined) unknown.push(id);
    else
      compared.push({
        listing: stored.listing,
        freshness: searchRow(stored.listing, new Date(clock())).freshness,
      });
  }
  const names = compared.map(({ listing }) => listing.name);
  const enough = compared.length > 1;
  const title = enough ? `${listed(names)} compared` : 'Compare solutions';
  return {
    kind: 'page',
    page: {
      path: comparePath(compared.map(({ listing }) => listing.id)),
      title,
      description: enough
        ? `${listed(names)} on the same facts: level, concerns, criteria, releases, operations, and what they bring with them.`
        : 'Two to four solutions side by side, on the same facts, computed from evidence.',
      section: 'compare',
      unlisted: asked.ids.length > 0,
      ...(enough ? { contents: SECTIONS } : {}),
      body: (
        <>
          <PageHead
            title={enough ? listed(names) : 'Compare solutions'}
            eyebrow={enough ? 'Compared on the same facts' : undefined}
            headline={
              enough ? undefined : 'Two to four side by side, on the same facts. What differs comes first.'
            }
          />
          <Remarks unknown={unknown} asked={asked} rest={compared.length} />
          <ChooseSolutions compared={compared} index={view.index} find={query.get('find') ?? ''} />
          {enough ? (
            <Comparison compared={compared} />
          ) : (
            <StartComparing view={view} chosen={compared[0]?.listing.id} />
          )}
        </>
      ),
    },
  };
}

function Remarks({
  unknown,
  asked,
  rest,
}: {
  readonly unknown: readonly string[];
  readonly asked: AskedSolutions;
  readonly rest: number;
}) {
  return (
    <>
      {unknown.map((id) => (
        <Notice key={id} tone="warn">
          No solution is listed as <code>{id.slice(0, 100)}</code>
          {rest > 1 ? '; the others are compared without it.' : '.'}
        </Notice>
      ))}
      {asked.leftOut.length === 0 ? null : (
        <Notice tone="quiet">
          At most {MOST_COMPARED} are compared at once. Left out: {asked.leftOut.join(', ').slice(0, 300)}.
        </Notice>
      )}
    </>
  );
}

function Comparison({ compared }: { readonly compared: readonly Compared[] }) {
  const criteria = criteriaRows(compared);
  const releases = releaseRows(compared);
  const operations = comparedOperations(compared);
  const guidelines = new Set(compared.map(({ listing }) => listing.guideline.version));
  return (
    <>
      <KeyNumbers
        numbers={[
          { name: 'concerns met differently', value: differentConcerns(compared).length, href: '#concerns' },
          differing(criteria, ['criterion', 'criteria'], '#criteria'),
          differing(releases, ['release', 'releases'], '#releases'),
          {
            name: 'operations that not all have',
            value: operations.different.length,
            href: '#operations',
          },
        ]}
      />
      {guidelines.size === 1 ? null : (
        <Notice tone="warn">
          They were judged by different guidelines: {[...guidelines].join(', ')}. A verdict of one is not that
          of another.
        </Notice>
      )}
      <PageSection id="overview" title="At a glance">
        <ComparedTable
          caption="At a glance"
          rowHead="Fact"
          rowsName={['fact', 'facts']}
          compared={compared}
          rows={overviewRows(compared)}
        />
      </PageSection>
      <ConcernsCompared compared={compared} />
      <PageSection id="criteria" title="Criterion by criterion">
        <ComparedTable
          caption="Criteria of the guideline"
          rowHead="Criterion"
          rowsName={['criterion', 'criteria']}
          compared={compared}
          rows={criteria}
        />
      </PageSection>
      <PageSection
        id="releases"
        title="Releases and platforms"
        lead={
          <>
            What each kind of statement is worth, says <a href={paths.how}>how a verdict is reached</a>.
          </>
        }
      >
        <ComparedTable
          caption="Releases and platforms"
          rowHead="Release"
          rowsName={['release', 'releases']}
          compared={compared}
          rows={releases}
        />
      </PageSection>
      <OperationsCompared compared={compared} operations={operations} />
      <PageSection id="burden" title="What they bring with them">
        <ComparedTable
          caption="What they bring with them"
          rowHead="Fact"
          rowsName={['fact', 'facts']}
          compared={compared}
          rows={burdenRows(compared)}
        />
      </PageSection>
    </>
  );
}

/** Of how many rows the facts differ, of those that could: what is known of one alone is no agreement either. */
function differing(rows: readonly ComparedRow[], [one, many]: readonly [string, string], href: string) {
  const comparable = rows.filter(isComparable).length;
  const of = formatCounted(comparable, one, many);
  if (comparable === 0) return { name: `${many} known of more than one`, value: 0, href };
  const known = comparable < rows.length ? ' known of more than one' : '';
  return { name: `of ${of}${known} differ`, value: rows.filter(isDifferent).length, href };
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
