// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted } from '@touchstone/model';
import { operations, services } from '@touchstone/openstack';
import { DataTable, PageHead, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { countOrDash } from '../count-or-dash.js';
import { searchFor, searchPath } from '../search-links.js';
import { serviceUsage } from './service-usage.js';

/** The services of OpenStack whose operations are known, and who uses them. */
export function showServices({ view }: PageSources): Shown {
  const indexed = services().filter((service) => service.indexed);
  const rows = indexed
    .map((service) => serviceUsage(view, service))
    .sort((a, b) => b.using - a.using || b.seen - a.seen);
  return {
    kind: 'page',
    page: {
      path: paths.services,
      title: 'Services',
      description:
        'The services of OpenStack, how many operations each has, and how many solutions use them.',
      section: 'ecosystem',
      crumbs: [{ name: 'Ecosystem', href: paths.ecosystem }, { name: 'Services' }],
      body: (
        <>
          <PageHead
            title="Services"
            headline={`${formatCount(operations().length)} operations of ${formatCounted(indexed.length, 'service')} are known, read from installed releases. Those with most users come first.`}
          />
          <DataTable
            caption="Services by the number of solutions that use any of it"
            rows={rows}
            rowKey={({ service }) => service.type}
            empty="The index holds no service."
            columns={[
              {
                key: 'service',
                head: 'Service',
                kind: 'name',
                cell: ({ service }) => (
                  <>
                    <a href={paths.service(service.type)}>{service.type}</a>
                    <small>
                      {service.name}: {service.description}
                    </small>
                  </>
                ),
              },
              {
                key: 'solutions',
                head: 'Solutions',
                kind: 'number',
                cell: ({ service, using }) =>
                  using === 0 ? (
                    '–'
                  ) : (
                    <a href={searchPath(searchFor({ service: [service.type] }))}>{formatCount(using)}</a>
                  ),
              },
              {
                key: 'operations',
                head: 'Operations',
                kind: 'number',
                cell: ({ service, operations: all }) => (
                  <Leading to={service.type} at="operations" count={all.length} />
                ),
              },
              {
                key: 'seen',
                head: 'Seen running',
                kind: 'number',
                cell: ({ service, seen }) => <Leading to={service.type} at="operations" count={seen} />,
              },
              {
                key: 'found',
                head: 'Found only',
                kind: 'number',
                cell: ({ service, foundOnly }) => (
                  <Leading to={service.type} at="operations" count={foundOnly} />
                ),
              },
              {
                key: 'nobody',
                head: 'Used by nobody',
                kind: 'number',
                cell: ({ service, nobody }) => <Leading to={service.type} at="nobody" count={nobody} />,
              },
            ]}
          />
        </>
      ),
    },
  };
}

interface LeadingProps {
  /** A service's type. */
  readonly to: string;
  /** The part of its page that names what is counted. */
  readonly at: 'operations' | 'nobody';
  readonly count: number;
}

function Leading({ to, at, count }: LeadingProps) {
  if (count === 0) return countOrDash(count);
  return (
    <a className="operation" href={`${paths.service(to)}#${at}`}>
      {formatCount(count)}
    </a>
  );
}
