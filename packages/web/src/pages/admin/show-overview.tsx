// SPDX-License-Identifier: Apache-2.0
import { FactsList, KeyNumbers, PageSection, paths } from '../../design/index.js';
import { searchFor, searchPath } from '../search-links.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { ActionButton } from './action-button.js';
import { adminPage } from './admin-page.js';
import { adminPaths } from './admin-paths.js';
import { JobsTable } from './jobs-table.js';
import { SessionsTable } from './sessions-table.js';

const JOBS_SHOWN = 20;

/** How the marketplace does: what it holds, where that is kept, what runs. */
export async function showOverview({ admin, session, ...sources }: PageSources): Promise<Shown> {
  if (admin === undefined) return { kind: 'absent' };
  const { clock, view, counts, log, origin } = sources;
  const [jobs, sessions, logged] = await Promise.all([
    admin.jobs?.recent({ limit: JOBS_SHOWN }),
    admin.sessions.list(new Date(clock())),
    log?.(view),
  ]);
  const page = adminPage({
    path: adminPaths.overview,
    title: 'This marketplace',
    headline: 'What it holds, where that is kept, and what it is doing.',
    session,
    children: (
      <>
        <KeyNumbers
          numbers={[
            { name: 'listings', value: view.index.rows, href: paths.solutions },
            { name: 'bundles held', value: counts.certificates, href: paths.certificates },
            { name: 'recorded runs', value: counts.runs, href: withEvidence('run') },
            { name: 'source scans', value: counts.scans, href: withEvidence('scan') },
            ...(logged === undefined ? [] : [{ name: 'entries of the log', value: logged.size }]),
          ]}
        />
        <PageSection id="places" title="Where it is kept">
          <FactsList
            facts={[
              { name: 'Address', value: origin ?? 'Not set; the address of each request is believed.' },
              ...(logged === undefined
                ? []
                : [{ name: 'Name of the log', value: <code>{logged.origin}</code> }]),
              ...Object.entries(admin.places ?? {}).map(([name, value]) => ({ name, value })),
            ]}
          />
        </PageSection>
        <PageSection
          id="jobs"
          title="Jobs"
          lead="Refreshing derives again what time or the log made another; it happens by itself each minute. Rebuilding verifies every bundle anew and derives everything from evidence and log alone; pages stay up meanwhile."
        >
          {jobs === undefined ? (
            <p className="empty">This process has no job queue.</p>
          ) : (
            <>
              <div className="acts">
                <ActionButton action={adminPaths.refresh} session={session} name="Refresh now" />
                <ActionButton action={adminPaths.rebuild} session={session} name="Rebuild everything" />
              </div>
              <JobsTable jobs={jobs} />
            </>
          )}
        </PageSection>
        <PageSection id="sessions" title="Signed in">
          <SessionsTable sessions={sessions} own={session} />
        </PageSection>
      </>
    ),
  });
  return { kind: 'page', page };
}

function withEvidence(kind: 'run' | 'scan'): string {
  return searchPath(searchFor({ evidence: [kind] }));
}
