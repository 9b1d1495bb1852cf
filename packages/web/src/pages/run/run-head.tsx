// SPDX-License-Identifier: Apache-2.0
import { formatCounted, formatMs } from '@touchstone/model';
import { KeyNumbers, Moment, Notice, PageHead, paths, StateMark, VerdictMark } from '../../design/index.js';
import { StaleMark } from '../stale-mark.js';
import type { RunProps } from './run-props.js';

/** What ran where, and how it ended. */
export function RunHead({ kept, certificate, now }: RunProps) {
  const { run, held, release, solution } = kept;
  const steps = run.steps.filter(({ phase }) => phase === 'step');
  const passed = steps.filter(({ outcome }) => outcome === 'passed').length;
  const whole = steps.length > 0 && passed === steps.length;
  const sum = (of: 'used' | 'refused' | 'failed') =>
    run.services.reduce((total, service) => total + service[of], 0);
  return (
    <>
      {run.integrity.state === 'complete' ? null : (
        <Notice tone="bad">
          <strong>The recording is {run.integrity.state}.</strong> {run.integrity.why} It certifies nothing.
        </Notice>
      )}
      {certificate === undefined || certificate.state === 'valid' ? null : (
        <Notice tone="warn">
          The certificate that rests on it is <strong>{certificate.state}</strong>. {certificate.why}
        </Notice>
      )}
      <PageHead
        eyebrow={
          <>
            Run of <a href={paths.solution(solution.id)}>{solution.name}</a> {run.solutionVersion ?? ''}
          </>
        }
        title={`Run on ${run.platform.name}`}
        beside={run.run}
        byline={
          <>
            {PURPOSES[run.purpose]} · <Moment time={run.startedAt} />{' '}
            <StaleMark certificate={certificate} evidenceAt={run.startedAt} now={now} /> · recorded by{' '}
            {run.tool}
          </>
        }
        headline={
          <>
            <VerdictMark verdict={whole ? 'passed' : 'failed'} />{' '}
            {steps.length === 0
              ? 'It has no steps.'
              : `${passed} of ${formatCounted(steps.length, 'step')} passed, with ${formatCounted(run.exchanges, 'call')} in ${formatMs(run.seconds * 1000)}.`}
          </>
        }
      >
        <p className="after-headline">
          {release === null ? (
            'No release is borne out by the cloud that it ran on'
          ) : (
            <>
              Counts for{' '}
              <a href={paths.platform(run.platform.kind, release)}>
                {release} ({run.platform.kind})
              </a>
            </>
          )}
          {', in the '}
          <a href={paths.certificate(held.statement)}>certificate of {held.issuedAt.slice(0, 10)}</a>{' '}
          {certificate === undefined ? null : <StateMark state={certificate.state} compact />}
        </p>
      </PageHead>
      <KeyNumbers
        numbers={[
          { name: 'calls accepted', value: sum('used'), href: '#operations' },
          { name: 'refused by the cloud (4xx)', value: sum('refused'), href: '#operations' },
          { name: 'failed in the cloud (5xx)', value: sum('failed'), href: '#operations' },
          { name: 'operations', value: run.operations.length, href: '#operations' },
          { name: 'calls of no known operation', value: run.unclassified, href: '#calls' },
          { name: 'resources left behind', value: run.residue.resources.length, href: '#resources' },
        ]}
      />
    </>
  );
}

const PURPOSES: Readonly<Record<RunProps['kept']['run']['purpose'], string>> = {
  certify: 'the recipe',
  'least-privilege': 'the recipe under its own least-privilege access rules',
  record: 'a command that was only recorded',
};
