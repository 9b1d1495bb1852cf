// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { modulePath, Notice, type Page, PageHead, PageSection, paths } from '../../design/index.js';
import type { LiveRun } from '../../server/live-runs.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { LIVE_PARTS } from './live-parts.js';
import { VerdictSection } from './verdict-section.js';

/** Seconds after which a page without scripts asks for itself again. */
const AGAIN = 3;

/** A run of a recipe: its steps and calls as they come, then its verdict beside the published one. */
export async function showLiveRun({ liveRuns, registry, parts, clock }: PageSources): Promise<Shown> {
  const [id = ''] = parts;
  const run = liveRuns?.find(id);
  if (run === undefined)
    return { kind: 'absent', what: 'There is no such run. Runs are forgotten an hour after they ended.' };
  const stored = await registry.listing(run.solution);
  return { kind: 'page', page: pageOf(run, stored?.listing, clock()) };
}

function pageOf(run: LiveRun, listing: Listing | undefined, now: number): Page {
  const name = listing?.name ?? run.solution;
  const ended = run.endedAt !== null;
  const sections = [
    ...(run.assessment === null ? [] : [{ id: 'verdict', name: 'Verdict' }]),
    { id: 'steps', name: 'Steps' },
    { id: 'operations', name: 'Operations' },
    { id: 'calls', name: 'Calls' },
  ];
  const { status, numbers, steps, operations, calls } = LIVE_PARTS;
  return {
    path: paths.liveRun(run.id),
    title: `${name}, run here: ${run.state}`,
    description: `${name}'s recipe on an embedded OpenStack ${run.release}, call by call.`,
    section: 'solutions',
    unlisted: true,
    crumbs: [
      { name: 'Solutions', href: paths.solutions },
      { name, href: paths.solution(run.solution) },
      { name: 'Run it here', href: paths.liveOf(run.solution) },
      { name: 'A run' },
    ],
    contents: sections,
    ...(ended ? {} : { refresh: AGAIN, modules: [modulePath('live-run')] }),
    body: (
      <>
        <PageHead
          eyebrow={
            <>
              Run here, on an embedded OpenStack{' '}
              <a href={paths.platform('embedded', run.release)}>{run.release}</a>
            </>
          }
          title={name}
          beside={run.assessment?.solution.versions.join(', ')}
        />
        <div
          id={status.id}
          role="status"
          className="live-status"
          data-events={ended ? undefined : paths.liveEvents(run.id)}
        >
          <status.Part run={run} />
        </div>
        {run.why === null ? null : <Notice tone="bad">{run.why}</Notice>}
        {ended ? (
          <p className="after-headline">
            <a href={paths.liveOf(run.solution)}>Run it again</a>
          </p>
        ) : null}
        <div id={numbers.id}>
          <numbers.Part run={run} now={now} />
        </div>
        {run.assessment === null ? null : (
          <VerdictSection assessment={run.assessment} recipe={run.recipe} listing={listing} />
        )}
        <PageSection id="steps" title="Steps">
          <div id={steps.id}>
            <steps.Part run={run} />
          </div>
        </PageSection>
        <PageSection
          id="operations"
          title="Operations"
          lead="Each call is classified as it comes: what it was, and whether the cloud took it."
        >
          <div id={operations.id}>
            <operations.Part run={run} />
          </div>
        </PageSection>
        <PageSection id="calls" title="Calls">
          <div id={calls.id}>
            <calls.Part run={run} />
          </div>
        </PageSection>
      </>
    ),
  };
}
