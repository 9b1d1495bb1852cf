// SPDX-License-Identifier: Apache-2.0
import { matchRequest } from '@touchstone/openstack';
import { UNKNOWN_ACTION, UNROUTABLE } from '../pipeline/check-offered.js';
import { badRequest, Fault } from '../service/fault.js';
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
  501: 'notImplemented',
  503: 'serviceUnavailable',
};

/** Cinder's form, `{"itemNotFound": {code, message}}`; what has no name of its own is a `computeFault`, a trace of its origin in Nova. */
export function renderCinderFault(fault: Fault, { method, path }: FaultScene): Reply {
  const { status } = fault;
  if (status === 401)
    return json(401, { error: { code: 401, title: 'Unauthorized', message: fault.message } });
  if (
    fault.type === UNROUTABLE &&
    status === 404 &&
    matchRequest({ service: 'block-storage', method, path }).kind === 'unknown'
  ) {
    return json(404, {
      message: `${fault.message}<br /><br />\n\n\n`,
      code: '404 Not Found',
      title: 'Not Found',
    });
  }
  const body = { code: status, message: messageOf(fault), ...(status === 413 ? { retryAfter: '0' } : {}) };
  return json(
    status,
    { [NAMES[status] ?? 'computeFault']: body },
    status === 413 ? { 'Retry-After': '0' } : {},
  );
}

function messageOf({ type, message, detail }: Fault): string {
  if (type === 'touchstone:policy') return `Policy doesn't allow ${detail} to be performed.`;
  if (type === UNKNOWN_ACTION)
    return `There is no such action: ${/"([^"]*)"/.exec(message)?.[1] ?? ''}. Verify the request body and Content-Type header and try again.`;
  return message;
}

export const invalidVolume = (reason: string): Fault => badRequest(`Invalid volume: ${reason}`);
export const invalidInput = (reason: string): Fault => badRequest(`Invalid input received: ${reason}`);

/** Quotas are refused with 413, as Cinder has always done. */
export const overQuota = (message: string): Fault => new Fault(413, message);
