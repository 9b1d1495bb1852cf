// SPDX-License-Identifier: Apache-2.0
import { findService, operations, services } from '@touchstone/openstack';
import type { OperationFinding } from '../../detect/finding.js';
import { callFacts } from '../../flow/call-paths.js';
import type { FileFlow } from '../../flow/scope.js';

/** What clients call what the index calls so. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  list: ['list'],
  listDetail: ['list-detail', 'list'],
  show: ['show'],
  create: ['create'],
  update: ['update', 'replace', 'set'],
  patch: ['update', 'patch'],
  delete: ['delete'],
};

/**
 * Calls of a client of the project's own that is named after a project of OpenStack, a collection of its and what is done
 * with it: `client.nova.keypairs.create(…)`, `neutron.securityGroups.list()`.
 */
export function findNamedCalls(file: FileFlow): readonly OperationFinding[] {
  const found: OperationFinding[] = [];
  for (const { path, line, text } of callFacts(file.calls)) {
    const steps = path.replace(/\([^)]*\)$/, '').split('.');
    const verb = steps.pop() ?? '';
    // A collection, or one below another: the project stands before.
    const at = Math.max(0, steps.length - 3);
    const project = steps.slice(at, -1).find((step) => serviceOfProject(step) !== undefined);
    const service = project === undefined ? undefined : serviceOfProject(project);
    if (project === undefined || service === undefined) continue;
    const collections = steps.slice(steps.indexOf(project, at) + 1);
    for (const one of VERBS[verb] ?? []) {
      const operation = idsByName().get(`${service}:${collections.map(singular).join('.')}.${plain(one)}`);
      if (operation === undefined) continue;
      found.push({ kind: 'operation', line, operation, confidence: 'medium', via: 'rest', call: text });
      break;
    }
  }
  return found;
}

/** Only projects' names count: `network` and `image` are words of everybody. */
function serviceOfProject(name: string): string | undefined {
  const found = findService(name);
  return (
    services().find((one) => one.project === name)?.type ?? (found?.project === name ? found.type : undefined)
  );
}

function singular(name: string): string {
  return plain(name.replace(/ies$/, 'y').replace(/(?<=s|x|ch|sh)es$|(?<!s)s$/, ''));
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('-', '');
}

let byName: ReadonlyMap<string, string> | undefined;

function idsByName(): ReadonlyMap<string, string> {
  byName ??= new Map(
    operations().map(({ id, service }) => [`${service}:${plain(id.slice(id.indexOf(':') + 1))}`, id]),
  );
  return byName;
}
