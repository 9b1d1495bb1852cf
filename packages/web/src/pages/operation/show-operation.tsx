// SPDX-License-Identifier: Apache-2.0
import { capitalized, formatCount, formatCounted } from '@touchstone/model';
import { findOperation, findService, type Operation, relatives } from '@touchstone/openstack';
import { type LiveView, userCountsOf, usersOf } from '@touchstone/registry';
import {
  Breakable,
  DataTable,
  Fold,
  Notice,
  OperationName,
  PageHead,
  PageSection,
  paths,
} from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { countOrDash } from '../count-or-dash.js';
import { readNewestGuideline } from '../guideline-papers.js';
import { concernsOf } from './concerns-of.js';
import { OperationFacts } from './operation-facts.js';
import { OperationUsers } from './operation-users.js';

/** One operation: what it is, and who uses it. */
export async function showOperation(sources: PageSources): Promise<Shown> {
  const { view, query, clock } = sources;
  const [service = '', rest = ''] = sources.parts;
  const type = findService(service)?.type ?? service;
  const operation = findOperation(`${type}:${rest}`);
  if (operation === undefined) return { kind: 'absent', what: 'The index holds no such operation.' };
  if (type !== service) return { kind: 'moved', to: paths.operation(operation.id) };
  const { papers } = await readNewestGuideline(sources);
  const { used, found } = usersOf(view)(operation.id);
  return {
    kind: 'page',
    page: {
      path: paths.operation(operation.id),
      title: operation.id,
      description: `${operation.method} ${operation.path}: what it is, in which releases, and which solutions use it.`,
      section: 'ecosystem',
      crumbs: [
        { name: 'Ecosystem', href: paths.ecosystem },
        { name: 'Services', href: paths.services },
        { name: operation.service, href: paths.service(operation.service) },
        { name: rest },
      ],
      contents: [
        { id: 'facts', name: 'What it is' },
        { id: 'users', name: 'Who uses it' },
        { id: 'relatives', name: 'Related' },
      ],
      body: (
        <>
          <PageHead
            eyebrow={`Operation of ${operation.service}`}
            title={<Breakable text={rest} />}
            headline={headlineOf(used.length, found.length)}
          />
          {operation.deprecated === undefined ? null : <Deprecated deprecated={operation.deprecated} />}
          <PageSection id="facts" title="What it is">
            <OperationFacts
              operation={operation}
              concerns={concernsOf(operation, papers?.concerns.concerns ?? [])}
            />
          </PageSection>
          <OperationUsers operation={operation.id} used={used} found={found} query={query} now={clock()} />
          <Relatives operation={operation} view={view} />
        </>
      ),
    },
  };
}

function headlineOf(used: number, found: number): string {
  if (used + found === 0) return 'No solution that is listed uses it.';
  return `Seen running in ${used === 0 ? 'no solution' : formatCounted(used, 'solution')}, found in the source of ${found === 0 ? 'none' : formatCount(found)}.`;
}

function Deprecated({ deprecated }: { readonly deprecated: NonNullable<Operation['deprecated']> }) {
  const { since, reason, replacedBy } = deprecated;
  return (
    <Notice tone="warn">
      <strong>Deprecated{since === undefined ? '' : ` since ${since}`}.</strong>{' '}
      {reason === undefined ? null : sentenceOf(reason)}
      {replacedBy === undefined ? null : (
        <>
          {' '}
          In its place:{' '}
          {findOperation(replacedBy) === undefined ? replacedBy : <OperationName operation={replacedBy} />}.
        </>
      )}
    </Notice>
  );
}

/** As the index has it, with a capital and a full stop. */
function sentenceOf(reason: string): string {
  const text = capitalized(reason);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function Relatives({ operation, view }: { readonly operation: Operation; readonly view: LiveView }) {
  const all = relatives(operation);
  const own = all.filter(({ resource }) => resource === operation.resource);
  const below = all.filter(({ resource }) => resource !== operation.resource);
  return (
    <PageSection id="relatives" title="Related operations">
      <RelativesTable
        caption={`Other operations on ${operation.resource}`}
        operations={own}
        view={view}
        empty="It is the only one on its resource."
      />
      {below.length === 0 ? null : (
        <Fold
          summary={`Operations on what lies below ${operation.resource}`}
          aside={formatCount(below.length)}
        >
          <RelativesTable
            caption={`Operations below ${operation.resource}`}
            operations={below}
            view={view}
            empty="None."
          />
        </Fold>
      )}
    </PageSection>
  );
}

interface RelativesTableProps {
  readonly caption: string;
  readonly operations: readonly Operation[];
  readonly view: LiveView;
  readonly empty: string;
}

function RelativesTable({ caption, operations, view, empty }: RelativesTableProps) {
  const users = userCountsOf(view);
  return (
    <DataTable
      caption={caption}
      rows={operations}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'operation',
          head: 'Operation',
          kind: 'name',
          cell: ({ id }) => <OperationName operation={id} within />,
        },
        {
          key: 'call',
          head: 'Call',
          cell: ({ method, path, action }) => (
            <>
              <code>
                <Breakable text={`${method} ${path}`} />
              </code>
              {action === undefined ? null : (
                <small>
                  with <code>{action}</code>
                </small>
              )}
            </>
          ),
        },
        {
          key: 'seen',
          head: 'Seen running',
          kind: 'number',
          cell: ({ id }) => countOrDash(users(id).used),
        },
        {
          key: 'found',
          head: 'In source',
          kind: 'number',
          cell: ({ id }) => countOrDash(users(id).found),
        },
      ]}
    />
  );
}
