// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import {
  findOperation,
  isOfferedIn,
  operations,
  relatives,
  releases,
  resolveServiceType,
  services,
  type Operation,
} from '@touchstone/openstack';
import { EXIT } from '../refusal.js';
import type { Output } from '../output.js';
import { operationPage } from './operation-page.js';
import { operationsDiffCommand } from './operations-diff.js';

export interface OperationsOptions {
  readonly release?: string;
  /** Two releases, and perhaps the service: commander gives all words that follow. */
  readonly diff?: readonly string[];
  readonly format: 'text' | 'json';
}

/** `touchstone operations [SERVICE|OPERATION]`: what the index knows. Throws CLI_NO_SERVICE, CLI_NO_RELEASE. */
export function operationsCommand(
  what: string | undefined,
  options: OperationsOptions,
  output: Output,
): number {
  if (options.diff !== undefined) {
    const [from, to = from, service = what] = options.diff;
    return operationsDiffCommand([from!, to!], service, options.format, output);
  }
  if (what === undefined) return listServices(options, output);
  const one = what.includes(':') ? findOperation(what) : undefined;
  const service = resolveServiceType(what.split(':')[0] ?? what);
  if (service === undefined || (what.includes(':') && one === undefined)) {
    throw new TouchstoneError(
      'CLI_NO_SERVICE',
      `The index knows neither a service nor an operation ${what}.`,
      {
        hint: 'touchstone operations lists the services; touchstone operations SERVICE lists its operations.',
      },
    );
  }
  if (options.release !== undefined && !releases().some((release) => release.name === options.release)) {
    throw new TouchstoneError('CLI_NO_RELEASE', `There is no release ${options.release}.`, {
      hint: `Known: ${releases()
        .map((release) => release.name)
        .join(', ')}.`,
    });
  }
  const offered = (operation: Operation): boolean =>
    options.release === undefined || isOfferedIn(operation, options.release);
  const found = (one === undefined ? operations(service) : [one]).filter(offered);
  if (options.format === 'json')
    output.json(
      one === undefined
        ? found
        : found.map((each) => ({ ...each, relatives: relatives(each).map(({ id }) => id) })),
    );
  else if (one !== undefined) output.text(found.map(operationPage).join(''));
  else output.text(found.map((operation) => row(operation)).join(''));
  return EXIT.reached;
}

function listServices(options: OperationsOptions, output: Output): number {
  const rows = services().map((service) => ({ ...service, operations: operations(service.type).length }));
  if (options.format === 'json') output.json(rows);
  else {
    const known = rows.filter((service) => service.operations > 0);
    output.text(
      known.map((s) => `${String(s.operations).padStart(5)}  ${s.type.padEnd(18)} ${s.project}\n`).join(''),
    );
    const others = rows.filter((service) => service.operations === 0).map((service) => service.type);
    output.text(`\nNo operations in the index yet: ${others.join(', ')}.\n`);
  }
  return EXIT.reached;
}

function row(operation: Operation): string {
  const action = operation.action === undefined ? '' : ` {"${operation.action}"}`;
  const range = `${operation.releases.first}${operation.releases.last === undefined ? '' : `-${operation.releases.last}`}`;
  return `${operation.id.padEnd(56)} ${operation.method.padEnd(6)} ${operation.path}${action}  [${range}]\n`;
}
