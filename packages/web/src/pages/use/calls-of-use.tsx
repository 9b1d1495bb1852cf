// SPDX-License-Identifier: Apache-2.0
import { formatCount, type Listing, type OperationUse } from '@touchstone/model';
import { DataTable, Moment, PageSection, paths } from '../../design/index.js';
import { RUNS_AT_ONCE, type RunOfUse } from './runs-of.js';

export interface CallsOfUseProps {
  readonly listing: Listing;
  readonly operation: string;
  readonly runs: readonly RunOfUse[];
}

const PURPOSES: Readonly<Record<Listing['runs'][number]['purpose'], string>> = {
  certify: 'recipe',
  'least-privilege': 'own access rules',
  record: 'only recorded',
};

const ANSWERS = [
  { key: 'used', head: 'Accepted' },
  { key: 'refused', head: 'Refused' },
  { key: 'failed', head: 'Failed' },
] as const;

/** The calls, run by run; each number leads to the calls that it counts. */
export function CallsOfUse({ listing, operation, runs }: CallsOfUseProps) {
  const callsIn = (run: string) =>
    `${paths.run(listing.id, run)}?operation=${encodeURIComponent(operation)}#calls`;
  const beside = runs.some(({ run }) => run.purpose !== 'certify');
  return (
    <PageSection
      id="calls"
      title="Seen running"
      lead={
        listing.runs.length === 0
          ? 'Nothing ran yet, so that no call was seen.'
          : `Each number leads to the recorded calls that it counts.${beside ? ' Above, whole runs of the recipe are counted; others stand beside them here.' : ''}`
      }
    >
      {listing.runs.length === 0 ? null : (
        <DataTable
          caption="Calls of it by run, the newest first"
          rows={runs}
          rowKey={({ run }) => run.run}
          empty="No run called it."
          columns={[
            {
              key: 'run',
              head: 'Run',
              kind: 'name',
              cell: ({ run }) => <a href={paths.run(listing.id, run.run)}>{run.run}</a>,
            },
            { key: 'at', head: 'When', cell: ({ run }) => <Moment time={run.startedAt} /> },
            {
              key: 'on',
              head: 'On',
              cell: ({ run }) => `${run.release ?? 'no release'}, ${run.platform.kind}`,
            },
            { key: 'purpose', head: 'Purpose', cell: ({ run }) => PURPOSES[run.purpose] },
            ...ANSWERS.map(({ key, head }) => ({
              key,
              head,
              kind: 'number' as const,
              cell: ({ run, use }: RunOfUse) => <Calls count={use[key]} href={callsIn(run.run)} />,
            })),
            { key: 'steps', head: 'In steps', cell: ({ use }) => use.steps.join(', ') },
            ...(runs.some(({ use }) => use.asked.length > 0)
              ? [
                  {
                    key: 'asked',
                    head: 'Microversions',
                    cell: ({ use }: { use: OperationUse }) => use.asked.join(', '),
                  },
                ]
              : []),
          ]}
        />
      )}
      {listing.runs.length > RUNS_AT_ONCE ? (
        <p className="aside">
          The newest {RUNS_AT_ONCE} of {formatCount(listing.runs.length)} runs.{' '}
          <a href={`${paths.solution(listing.id)}#runs`}>All of them</a>
        </p>
      ) : null}
    </PageSection>
  );
}

function Calls({ count, href }: { readonly count: number; readonly href: string }) {
  return count === 0 ? '0' : <a href={href}>{formatCount(count)}</a>;
}
