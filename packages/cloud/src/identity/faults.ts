// SPDX-License-Identifier: Apache-2.0
import { UNROUTABLE } from '../pipeline/check-offered.js';
import { badRequest, conflict, Fault, forbidden, notFound } from '../service/fault.js';
import { reply, type Reply } from '../service/reply.js';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
  501: 'Not Implemented',
};

/** Flask's own page where no route matches: keystone Zed answers it, not its JSON fault. */
const NO_ROUTE = `<!doctype html>
<html lang=en>
<title>404 Not Found</title>
<h1>Not Found</h1>
<p>The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.</p>
`;

/** Keystone's form of a refusal: `{"error": {"code", "message", "title"}}`. */
export function renderFault(fault: Fault): Reply {
  if (fault.type === UNROUTABLE && fault.status === 404) {
    return reply(404, { 'Content-Type': 'text/html; charset=utf-8', Vary: 'X-Auth-Token' }, NO_ROUTE);
  }
  const title = TITLES[fault.status] ?? 'Error';
  const message = fault.type === 'MalformedRequestBody' ? malformed('valid JSON') : fault.message;
  return reply(
    fault.status,
    { 'Content-Type': 'application/json', Vary: 'X-Auth-Token' },
    JSON.stringify({ error: { code: fault.status, message, title } }),
  );
}

function malformed(what: string): string {
  return `Expecting to find ${what} in request body. The server could not comply with the request since it is either malformed or otherwise incorrect. The client is assumed to be in error.`;
}

export const missing = (what: string): Fault => badRequest(malformed(what));

export const unauthorized = (endpoint: string): Fault =>
  new Fault(401, 'The request you have made requires authentication.', {
    headers: { 'WWW-Authenticate': `Keystone uri="${endpoint}/v3"` },
  });

/** "Could not find project: nope." */
export const couldNotFind = (kind: string, id: string): Fault => notFound(`Could not find ${kind}: ${id}.`);

export const notAuthorized = (action: string): Fault =>
  forbidden(`You are not authorized to perform the requested action: ${action}.`);

export const duplicate = (kind: string, details: string): Fault =>
  conflict(`Conflict occurred attempting to store ${kind} - ${details}.`);
