// SPDX-License-Identifier: Apache-2.0
import { capitalized, type ConcernEntry, formatCount, formatCounted } from '@touchstone/model';
import { findService } from '@touchstone/openstack';
import { KeyNumbers, PageHead, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { readNewestGuideline } from '../guideline-papers.js';
import { ServiceOperations } from './service-operations.js';
import { ServiceSolutions } from './service-solutions.js';
import { serviceUsage, type ServiceUsage } from './service-usage.js';
import { ServiceVersions } from './service-versions-section.js';

/** One service: its operations, who uses them, and what each release offers of it. */
export async function showService(sources: PageSources): Promise<Shown> {
  const { view, clock } = sources;
  const [asked = ''] = sources.parts;
  const service = findService(asked);
  if (service === undefined) return { kind: 'absent', what: 'No service of OpenStack has this name.' };
  if (!service.indexed) {
    return {
      kind: 'absent',
      what: `The operations of ${service.type} (${service.name}) are not known here.`,
    };
  }
  if (service.type !== asked) return { kind: 'moved', to: paths.service(service.type) };
  const usage = serviceUsage(view, service);
  const { papers } = await readNewestGuideline(sources);
  const concerns = papers?.concerns.concerns.filter(({ services }) => services.includes(service.type)) ?? [];
  return {
    kind: 'page',
    page: {
      path: paths.service(service.type),
      title: `${service.type} (${service.name})`,
      description: `What solutions use of ${service.name}: ${service.description}.`,
      section: 'ecosystem',
      crumbs: [
        { name: 'Ecosystem', href: paths.ecosystem },
        { name: 'Services', href: paths.services },
        { name: service.type },
      ],
      contents: [
        { id: 'solutions', name: 'Solutions' },
        { id: 'operations', name: 'Operations' },
        { id: 'nobody', name: 'Used by nobody' },
        { id: 'releases', name: 'Releases' },
      ],
      body: (
        <>
          <PageHead
            eyebrow="Service"
            title={service.type}
            beside={service.name}
            byline={
              service.aliases.length === 0 ? undefined : `In catalogs also ${service.aliases.join(', ')}`
            }
            headline={headlineOf(usage)}
          >
            <Concerns concerns={concerns} />
          </PageHead>
          <Numbers usage={usage} />
          <ServiceSolutions usage={usage} now={clock()} />
          <ServiceOperations usage={usage} />
          <ServiceVersions service={service} />
        </>
      ),
    },
  };
}

function headlineOf({ service, using, seen, nobody, operations }: ServiceUsage): string {
  const what = `${capitalized(service.description)}.`;
  if (using === 0) return `${what} No solution was seen or found to use it.`;
  return `${what} ${formatCounted(using, 'solution')} ${using === 1 ? 'uses' : 'use'} it; ${formatCount(seen)} of its ${formatCounted(operations.length, 'operation')} were seen running, ${formatCount(nobody)} are used by nobody.`;
}

function Concerns({ concerns }: { readonly concerns: readonly ConcernEntry[] }) {
  if (concerns.length === 0) return null;
  return (
    <p className="after-headline">
      OpenStack’s answer to{' '}
      {concerns.map(({ id, title }, index) => (
        <span key={id}>
          {index === 0 ? '' : ', '}
          <a href={paths.concern(id)}>{title.toLowerCase()}</a>
        </span>
      ))}
      .
    </p>
  );
}

function Numbers({ usage }: { readonly usage: ServiceUsage }) {
  return (
    <KeyNumbers
      numbers={[
        { name: 'solutions', one: 'solution', value: usage.using, href: '#solutions' },
        { name: 'operations', value: usage.operations.length, href: '#operations' },
        { name: 'seen running', value: usage.seen, href: '#operations' },
        { name: 'found in source only', value: usage.foundOnly, href: '#operations' },
        { name: 'used by nobody', value: usage.nobody, href: '#nobody' },
      ]}
    />
  );
}
