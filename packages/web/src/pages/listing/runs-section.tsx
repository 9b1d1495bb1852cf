// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatMs, type Listing } from '@touchstone/model';
import { CallTimeline } from '../../charts/index.js';
import { DataTable, DigestLink, Mark, Moment, PageSection, paths, VerdictMark } from '../../design/index.js';
import type { SectionProps } from './listing-sections.js';

type Run = Listing['runs'][number];

/** Every run that the listing rests on, and the newest whole one call by call. */
export function RunsSection({ listing }: SectionProps) {
  const newest = listing.runs.find(({ purpose }) => purpose === 'certify') ?? listing.runs[0];
  return (
    <PageSection id="runs" title="Runs" lead="Each was recorded call by call by a proxy before the cloud.">
      <DataTable
        caption="Runs, the newest first"
        captionUnseen
        rows={listing.runs}
        rowKey={(run) => run.run}
        empty="Nothing ran."
        columns={[
          {
            key: 'run',
            head: 'Run',
            kind: 'name',
            cell: (run) => <a href={paths.run(listing.id, run.run)}>{run.run}</a>,
          },
          { key: 'at', head: 'When', cell: (run) => <Moment time={run.startedAt} /> },
          {
            key: 'on',
            head: 'On',
            cell: (run) => `${run.release ?? 'no release known'}, ${run.platform.kind}`,
          },
          { key: 'as', head: 'Purpose', cell: (run) => run.purpose },
          { key: 'steps', head: 'Steps', cell: (run) => <Steps run={run} /> },
          { key: 'calls', head: 'Calls', kind: 'number', cell: (run) => formatCount(run.exchanges) },
          { key: 'took', head: 'Took', kind: 'number', cell: (run) => formatMs(run.seconds * 1000) },
          { key: 'recording', head: 'Recording', cell: (run) => <DigestLink digest={run.recording} /> },
        ]}
      />
      {newest === undefined ? null : <NewestRun run={newest} />}
    </PageSection>
  );
}

function Steps({ run }: { readonly run: Run }) {
  const steps = run.steps.filter(({ phase }) => phase === 'step');
  const passed = steps.filter(({ outcome }) => outcome === 'passed').length;
  const all = passed === steps.length && steps.length > 0;
  return (
    <Mark glyph={all ? 'check' : 'cross'} tone={all ? 'good' : 'bad'} word={`${passed} of ${steps.length}`} />
  );
}

function NewestRun({ run }: { readonly run: Run }) {
  return (
    <>
      <h3 className="behind">
        {run.run}, on {run.platform.name}
      </h3>
      <CallTimeline seconds={run.seconds} lanes={run.timeline} />
      <DataTable
        caption="Its steps in order"
        rows={run.steps}
        rowKey={(step) => `${step.phase} ${step.id}`}
        empty="It has no steps."
        columns={[
          { key: 'title', head: 'Step', kind: 'name', cell: (step) => step.title },
          { key: 'phase', head: 'Phase', cell: (step) => step.phase },
          { key: 'outcome', head: 'Outcome', cell: (step) => <VerdictMark verdict={step.outcome} /> },
          { key: 'calls', head: 'Calls', kind: 'number', cell: (step) => formatCount(step.exchanges) },
          { key: 'took', head: 'Took', kind: 'number', cell: (step) => formatMs(step.ms) },
        ]}
      />
    </>
  );
}
