// SPDX-License-Identifier: Apache-2.0
import { compareReleases, matchRequest, type Operation } from '@touchstone/openstack';
import { UNKNOWN_ACTION, UNROUTABLE } from '../pipeline/check-offered.js';
import { badRequest, conflict, notFound, type Fault } from '../service/fault.js';
import { json, type Reply } from '../service/reply.js';
import type { FaultScene } from '../service/service.js';

const NAMES: Readonly<Record<number, string>> = {
  400: 'badRequest',
  403: 'forbidden',
  404: 'itemNotFound',
  405: 'badMethod',
  409: 'conflictingRequest',
  413: 'overLimit',
  415: 'badMediaType',
  429: 'overLimit',
  501: 'notImplemented',
  503: 'serviceUnavailable',
};

/** Nova's form: `{"itemNotFound": {code, message}}`; what has no name of its own is a `computeFault`. */
export function renderNovaFault(fault: Fault, { method, path, release }: FaultScene): Reply {
  const { status } = fault;
  if (status === 401)
    return json(401, { error: { code: 401, title: 'Unauthorized', message: fault.message } });
  if (fault.type === UNROUTABLE && status === 404) {
    const match = matchRequest({ service: 'compute', method, path });
    if (match.kind === 'unknown') {
      return json(404, {
        message: `${fault.message}<br /><br />\n\n\n`,
        code: '404 Not Found',
        title: 'Not Found',
      });
    }
    if (match.kind === 'operation' && isRemoved(match.operation, release)) return renderGone();
  }
  const body = { [NAMES[status] ?? 'computeFault']: { code: status, message: messageOf(fault) } };
  return json(status, body, { 'Content-Type': 'application/json; charset=UTF-8' });
}

/** Nova keeps the paths of what it took away, to say so. */
function isRemoved({ releases }: Operation, release: string): boolean {
  return releases.last !== undefined && compareReleases(release, releases.last) > 0;
}

function renderGone(): Reply {
  const message = 'This resource is no longer available. No forwarding address is given.';
  return json(
    410,
    { computeFault: { code: 410, message } },
    { 'Content-Type': 'application/json; charset=UTF-8' },
  );
}

function messageOf({ type, message, detail }: Fault): string {
  if (type === 'touchstone:policy') return `Policy doesn't allow ${detail} to be performed.`;
  if (type === UNKNOWN_ACTION)
    return `There is no such action: ${/"([^"]*)"/.exec(message)?.[1] ?? ''}`.trim();
  return message;
}

export const noInstance = (id: string): Fault => notFound(`Instance ${id} could not be found.`);

/** What Nova's JSON Schema checks say of a field. */
export const invalidField = (name: string, value: unknown, why: string): Fault =>
  badRequest(
    `Invalid input for field/attribute ${name}. Value: ${typeof value === 'string' ? value : toPython(value)}. ${why}`,
  );

/** As Python writes a value in a message: {'name': 'x'}. */
function toPython(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(toPython).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const pairs = Object.entries(value).map(([key, one]) => `'${key}': ${toPython(one)}`);
  return `{${pairs.join(', ')}}`;
}

export const requiredProperty = (name: string, value: unknown, property: string): Fault =>
  invalidField(name, value, `'${property}' is a required property`);

export const wrongState = (
  action: string,
  id: string,
  kind: 'vm_state' | 'task_state',
  state: string,
): Fault => conflict(`Cannot '${action}' instance ${id} while it is in ${kind} ${state}`);
