// SPDX-License-Identifier: Apache-2.0
import { UNROUTABLE } from '../pipeline/check-offered.js';
import { Fault, type FaultParts } from '../service/fault.js';
import { json, type Reply } from '../service/reply.js';

/** A refusal under Neutron's own name of it. Messages are those of neutron-lib's exceptions, as Zed and later send them. */
export function neutronFault(status: number, type: string, message: string, parts: FaultParts = {}): Fault {
  return new Fault(status, message, { ...parts, type });
}

/** A request that the API layer refuses before any plugin sees it. */
export function invalidRequest(message: string): Fault {
  return neutronFault(400, 'HTTPBadRequest', message);
}

/** A request that a plugin refuses: "Bad router request: ...". */
export function badResourceRequest(resource: string, message: string): Fault {
  return neutronFault(400, 'BadRequest', `Bad ${resource} request: ${message}.`);
}

export function notAllowed(rule: string): Fault {
  return neutronFault(403, 'PolicyNotAuthorized', `${rule} is disallowed by policy`);
}

const NAMES: Readonly<Record<number, string>> = {
  400: 'HTTPBadRequest',
  403: 'PolicyNotAuthorized',
  404: 'HTTPNotFound',
  405: 'HTTPMethodNotAllowed',
  409: 'Conflict',
  413: 'HTTPRequestEntityTooLarge',
  501: 'HTTPNotImplemented',
};

/** `{"NeutronError": {type, message, detail}}`; a request without a token never reaches Neutron itself. */
export function renderNeutronFault(fault: Fault): Reply {
  if (fault.status === 401) {
    return json(401, { error: { code: 401, title: 'Unauthorized', message: fault.message } });
  }
  // The extensions' controller is older than Neutron's own form.
  if (fault.type === 'ExtensionsNotFound') {
    const message = `The resource could not be found.<br /><br />\n${fault.message}\n\n`;
    return json(404, { message, code: '404 Not Found', title: 'Not Found' });
  }
  return json(fault.status, { NeutronError: { ...nameAndMessage(fault), detail: '' } });
}

function nameAndMessage({ status, type, message, detail }: Fault): { type: string; message: string } {
  const name = NAMES[status] ?? 'HTTPInternalServerError';
  if (type === 'touchstone:policy') return { type: name, message: `rule:${detail} is disallowed by policy` };
  if (type === 'MalformedRequestBody') return { type: name, message: 'Body contains invalid data' };
  if (type === UNROUTABLE && status === 405) {
    return {
      type: name,
      message:
        'The server could not comply with the request since it is either malformed or otherwise incorrect.',
    };
  }
  return { type: type === undefined || type.startsWith('touchstone:') ? name : type, message };
}
