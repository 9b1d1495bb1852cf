// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted, type Listing } from '@touchstone/model';
import type { ReactNode } from 'react';
import {
  ConcernMark,
  DigestLink,
  EvidenceLink,
  LevelMark,
  OperationName,
  PageSection,
  paths,
  VerdictMark,
} from '../../design/index.js';
import { tellingCriterion } from './find-example.js';

/** Lines of evidence that the example shows. */
const SHOWN = 2;

/** The five steps, each with what it came to for one real solution. */
export function FromCallToLevel({ example }: { readonly example: Listing | undefined }) {
  return (
    <PageSection
      id="steps"
      title="From a call to a level"
      lead={
        example === undefined ? undefined : (
          <>
            Beside each step stands what it came to for{' '}
            <a href={paths.solution(example.id)}>{example.name}</a>, from its evidence as it is held here.
          </>
        )
      }
    >
      <div className="prose">
        <h3>1. Recordings and scans</h3>
        <p>
          The recipe runs through a recorder, a proxy before the cloud. Every call becomes one line: which
          operation of OpenStack it was, and what the cloud answered. Seals make a cut or changed recording
          visible. Scans say what the source and the stack show; a solution that only has a scan reaches no
          level.
        </p>
        <Example of={example} tell={tellRun} />
        <h3 className="behind">2. Facts</h3>
        <p>
          From each recording: what was used, refused and failed; which resources were made, read and removed;
          what was there after teardown; how the solution signed in, found services, paged and waited.
        </p>
        <Example of={example} tell={tellFacts} />
        <h3 className="behind">3. Concerns</h3>
        <p>
          What every solution must get from somewhere, and which of that its category is asked for: core for
          integrated, core and relevant for native. What a category does not need is not asked.
        </p>
        <Example of={example} tell={tellConcern} />
        <h3 className="behind">4. Criteria</h3>
        <p>
          Each criterion of the <a href={paths.guidelines}>guideline</a> names the rule that judges it. A rule
          gives a verdict, one sentence, and the lines of the recordings that it rests on.
        </p>
        <Example of={example} tell={tellCriterion} />
        <h3 className="behind">5. Levels</h3>
        <p>
          Basic, integrated, native. A level is reached when each of its criteria, and all of those below,
          passed or was not asked. Nothing is averaged.
        </p>
        <Example of={example} tell={tellLevel} />
      </div>
    </PageSection>
  );
}

interface ExampleProps {
  readonly of: Listing | undefined;
  readonly tell: (listing: Listing) => ReactNode;
}

function Example({ of, tell }: ExampleProps) {
  const told = of === undefined ? null : tell(of);
  if (of === undefined || told === null) return null;
  return (
    <div className="example">
      <p className="eyebrow">{of.name}</p>
      {told}
    </div>
  );
}

function tellRun({ id, runs }: Listing) {
  const run = runs.find(({ purpose }) => purpose === 'certify') ?? runs[0];
  if (run === undefined) return null;
  return (
    <p>
      In <a href={paths.run(id, run.run)}>{run.run}</a> on {run.platform.name} it made{' '}
      {formatCounted(run.exchanges, 'call')}, of which {formatCount(run.unclassified)} are unknown to the
      index of OpenStack. The recording is <DigestLink digest={run.recording} />.
    </p>
  );
}

function tellFacts({ id, services }: Listing) {
  const all = services.flatMap(({ operations }) => operations).filter(({ used }) => used > 0);
  const [busiest] = all.toSorted((a, b) => b.used - a.used);
  if (busiest === undefined) return null;
  return (
    <p>
      The cloud accepted calls of{' '}
      <a href={`${paths.solution(id)}#operations`}>{formatCounted(all.length, 'operation')}</a>. Most often it
      was <OperationName operation={busiest.operation} />: {formatCounted(busiest.used, 'time')} in{' '}
      {formatCounted(busiest.runs, 'run')}.
    </p>
  );
}

function tellConcern({ id, concerns }: Listing) {
  const concern = concerns.find(
    ({ relevance, verdict }) => relevance === 'core' && verdict !== 'not concerned',
  );
  if (concern === undefined) return null;
  return (
    <p>
      <a href={`${paths.solution(id)}#concern-${concern.concern}`}>{concern.title}</a>, which is core for it:{' '}
      <ConcernMark verdict={concern.verdict} /> {concern.why}
    </p>
  );
}

function tellCriterion(listing: Listing) {
  const criterion = tellingCriterion(listing);
  if (criterion === undefined) return null;
  const evidence = criterion.runs.flatMap((run) => run.evidence).slice(0, SHOWN);
  return (
    <>
      <p>
        <a href={`${paths.solution(listing.id)}#criterion-${criterion.id}`}>{criterion.statement}</a>{' '}
        <VerdictMark verdict={criterion.verdict} /> {criterion.why}
      </p>
      {evidence.length === 0 ? null : (
        <p className="sources">
          {evidence.map((one) => (
            <EvidenceLink key={`${one.run} ${one.seqs[0]}`} solution={listing.id} evidence={one} />
          ))}
        </p>
      )}
    </>
  );
}

function tellLevel({ id, level, levels }: Listing) {
  const next = levels.find(({ reached }) => !reached);
  return (
    <>
      <LevelMark level={level} />
      <p>
        {next === undefined ? (
          'Every level is reached.'
        ) : (
          <>
            For {next.level},{' '}
            <a href={`${paths.solution(id)}#level`}>
              {formatCounted(next.missing.length, 'criterion', 'criteria')}
            </a>{' '}
            {next.missing.length === 1 ? 'is' : 'are'} missing.
          </>
        )}
      </p>
    </>
  );
}
