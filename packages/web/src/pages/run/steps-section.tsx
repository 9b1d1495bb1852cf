// SPDX-License-Identifier: Apache-2.0
import { type AssessedStep, formatCount, formatMs } from '@touchstone/model';
import { CallTimeline } from '../../charts/index.js';
import { DataTable, PageSection, VerdictMark } from '../../design/index.js';
import type { RunProps } from './run-props.js';

const TESTS_NAMED = 10;

/** The expected steps in order, each with what became of it, and the calls over time. */
export function StepsSection({ kept }: RunProps) {
  const { run } = kept;
  return (
    <PageSection
      id="steps"
      title="Steps"
      lead="Every step of the recipe stands here; one that did not run has not passed."
    >
      <DataTable
        caption="Steps in order"
        captionUnseen
        rows={run.steps}
        rowKey={(step) => `${step.phase} ${step.id}`}
        empty="It has no steps."
        columns={[
          { key: 'title', head: 'Step', kind: 'name', cell: (step) => <Title step={step} /> },
          {
            key: 'outcome',
            head: 'Outcome',
            cell: (step) => (
              <>
                <VerdictMark verdict={step.outcome} />
                {step.attempts > 1 ? <small className="aside">at attempt {step.attempts}</small> : null}
              </>
            ),
          },
          { key: 'shows', head: 'Was to show', cell: (step) => <Shows step={step} /> },
          { key: 'calls', head: 'Calls', kind: 'number', cell: (step) => formatCount(step.exchanges) },
          { key: 'took', head: 'Took', kind: 'number', cell: (step) => formatMs(step.ms) },
        ]}
      />
      <h3 className="behind">Calls over time</h3>
      <CallTimeline seconds={run.seconds} lanes={run.timeline} />
    </PageSection>
  );
}

function Title({ step }: { readonly step: AssessedStep }) {
  const { title, phase, reason, tests } = step;
  return (
    <>
      {title}
      {phase === 'step' ? null : <span className="aside"> ({phase})</span>}
      {reason === undefined ? null : <small className="aside">{reason}</small>}
      {tests === undefined ? null : (
        <small className="aside">
          {formatCount(tests.passed)} of {formatCount(tests.expected)} tests passed
          {tests.failed.length === 0 ? '' : `; failed: ${named(tests.failed)}`}
          {tests.skipped.length === 0 ? '' : `; skipped: ${named(tests.skipped)}`}
        </small>
      )}
    </>
  );
}

function named(tests: readonly string[]): string {
  const more = tests.length - TESTS_NAMED;
  return `${tests.slice(0, TESTS_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function Shows({ step }: { readonly step: AssessedStep }) {
  if (step.shows.length === 0) return <span className="aside">nothing</span>;
  return step.shows.map(({ what, seen }) => (
    <span key={what} className="runtime">
      {what} <VerdictMark verdict={seen ? 'passed' : 'not run'} compact />
    </span>
  ));
}
