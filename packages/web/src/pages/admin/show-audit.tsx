// SPDX-License-Identifier: Apache-2.0
import type { AuditLine } from '@touchstone/registry';
import { type Column, DataTable, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { adminPage } from './admin-page.js';
import { adminPaths } from './admin-paths.js';
import { AuditDetails } from './audit-details.js';
import { Instant } from './instant.js';

const LINES = 100;

const COLUMNS: readonly Column<AuditLine>[] = [
  { key: 'at', head: 'When (UTC)', cell: ({ at }) => <Instant time={at} /> },
  { key: 'by', head: 'Who', cell: ({ by }) => by },
  { key: 'what', head: 'What', kind: 'name', cell: ({ what }) => what },
  {
    key: 'solution',
    head: 'Solution',
    cell: ({ solution }) => (solution === null ? '' : <a href={paths.solution(solution)}>{solution}</a>),
  },
  {
    key: 'details',
    head: 'Details',
    kind: 'wide',
    cell: (line) => <AuditDetails line={line} />,
  },
];

/** Every change, who made it and when. The database itself refuses to change or remove a line. */
export async function showAudit({ admin, query, session }: PageSources): Promise<Shown> {
  if (admin === undefined) return { kind: 'absent' };
  const before = lineOf(query.get('before'));
  const solution = query.get('solution')?.trim().slice(0, 200) || undefined;
  const found = await admin.registry.audit({
    limit: LINES + 1,
    ...(before === undefined ? {} : { before }),
    ...(solution === undefined ? {} : { solution }),
  });
  const lines = found.slice(0, LINES);
  const last = found.length > LINES ? lines.at(-1) : undefined;
  const page = adminPage({
    path: adminPaths.audit,
    title: 'Audit trail',
    headline: 'Every change, who made it and when. Lines are only added: the database refuses to change one.',
    session,
    children: (
      <>
        <form method="get" action={adminPaths.audit} className="fields inline">
          <label>
            Only of the solution <input name="solution" defaultValue={solution} autoComplete="off" />
          </label>
          <button type="submit">Show</button>
        </form>
        <DataTable
          caption="Changes, the newest first"
          captionUnseen
          columns={COLUMNS}
          rows={lines}
          rowKey={({ id }) => String(id)}
          empty={before === undefined ? 'Nothing was changed yet.' : 'There are no older lines.'}
        />
        <nav className="pages" aria-label="Audit trail: pages">
          {before === undefined ? null : <a href={auditPath(undefined, solution)}>Newest</a>}
          {last === undefined ? null : (
            <a rel="next" href={auditPath(last.id, solution)}>
              Older
            </a>
          )}
        </nav>
      </>
    ),
  });
  return { kind: 'page', page };
}

function lineOf(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

function auditPath(before: number | undefined, solution: string | undefined): string {
  const query = new URLSearchParams();
  if (before !== undefined) query.set('before', String(before));
  if (solution !== undefined) query.set('solution', solution);
  return query.size === 0 ? adminPaths.audit : `${adminPaths.audit}?${query}`;
}
