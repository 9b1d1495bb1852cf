// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import {
  explainOperation,
  findOperation,
  findService,
  operations,
  services,
  type Operation,
  type Service,
} from '@touchstone/openstack';
import { z } from 'zod';
import { named } from '../named.js';
import { PAGE_MEANS, PAGE_QUERY, pageOf } from '../pages-of.js';
import { operationPaper, operationsPaper, servicePaper, servicesPaper } from '../papers/overview-papers.js';
import { paper, type Route } from '../route.js';
import { type UserCounts, userCountsOf, usersOf, usersOfService } from '../usage.js';
import type { LiveView } from '../live-registry.js';

/** What OpenStack offers, and who uses it. */
export const OPERATION_ROUTES: readonly Route[] = [
  {
    id: 'listServices',
    path: '/services',
    summary: 'Services of OpenStack whose operations are known, and how many solutions use each',
    answer: { name: 'Services', schema: servicesPaper },
    handle: async ({ live }) => {
      const view = await live.current();
      const indexed = services().filter((service) => service.indexed);
      return paper({ services: indexed.map((service) => serviceSummaryOf(service, view)) });
    },
  },
  {
    id: 'getService',
    path: '/services/{service}',
    summary: 'One service, and the solutions that use it',
    parameters: { service: 'Its official type, an alias or its project.' },
    answer: { name: 'Service', schema: servicePaper },
    handle: async ({ live }, { parameters }) => {
      const service = findService(parameters['service'] ?? '');
      if (service?.indexed !== true) return undefined;
      const view = await live.current();
      const { used, found } = usersOfService(view)(service.type);
      return paper({
        ...serviceSummaryOf(service, view),
        usedBy: used.map(named),
        foundIn: found.map(named),
      });
    },
  },
  {
    id: 'listOperations',
    path: '/operations',
    summary: 'Operations of one service, or of all, and how many solutions use each',
    parameters: { service: 'Its official type, an alias or its project.', ...PAGE_MEANS },
    query: { service: { schema: z.string().max(80) }, ...PAGE_QUERY },
    answer: { name: 'Operations', schema: operationsPaper },
    handle: async ({ live }, { path, query }) => {
      const asked = query.get('service') ?? '';
      const service = asked === '' ? undefined : findService(asked)?.type;
      if (asked !== '' && service === undefined) throw unknownService(asked);
      const users = userCountsOf(await live.current());
      const { items, links, ...where } = pageOf(operations(service), path, query);
      return paper(
        { ...where, operations: items.map((one) => operationSummaryOf(one, users(one.id))) },
        links,
      );
    },
  },
  {
    id: 'getOperation',
    path: '/operations/{operation}',
    summary: 'One operation, and the solutions that use it',
    parameters: { operation: 'Its id, such as compute:server.create.' },
    answer: { name: 'Operation', schema: operationPaper },
    handle: async ({ live }, { parameters }) => {
      const operation = findOperation(parameters['operation'] ?? '');
      if (operation === undefined) return undefined;
      const { used, found } = usersOf(await live.current())(operation.id);
      return paper({
        ...operationSummaryOf(operation, { used: used.length, found: found.length }),
        explained: explainOperation(operation),
        role: operation.role,
        scope: operation.scope,
        microversion: operation.microversion ?? null,
        usedBy: used.map(named),
        foundIn: found.map(named),
      });
    },
  },
];

function serviceSummaryOf(
  service: Service,
  view: LiveView,
): z.infer<typeof servicesPaper>['services'][number] {
  const own = operations(service.type).map(({ id }) => userCountsOf(view)(id));
  return {
    service: service.type,
    project: service.project,
    name: service.name,
    description: service.description,
    aliases: [...service.aliases],
    operations: own.length,
    used: own.filter(({ used }) => used > 0).length,
    solutions: usersOfService(view)(service.type).either,
  };
}

function operationSummaryOf(
  { id, service, method, path, releases, deprecated }: Operation,
  { used, found }: UserCounts,
): z.infer<typeof operationsPaper>['operations'][number] {
  const { first, last } = releases;
  return {
    operation: id,
    service,
    method,
    path,
    releases: { first, ...(last === undefined ? {} : { last }) },
    deprecated: deprecated !== undefined,
    usedBy: used,
    foundIn: found,
  };
}

function unknownService(asked: string): TouchstoneError {
  return new TouchstoneError('REQUEST_PARAMETER', `No service is called ${asked.slice(0, 40)}.`, {
    hint: 'GET /api/v1/services names them.',
    details: { parameter: 'service' },
  });
}
