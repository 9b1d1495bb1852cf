// SPDX-License-Identifier: Apache-2.0
import { Fault } from '../service/fault.js';
import { reply, type Reply } from '../service/reply.js';

/** Title and sentence by status, as swift/common/swob.py writes them. */
const PAGES: Readonly<Record<number, readonly [string, string]>> = {
  202: ['Accepted', 'The request is accepted for processing.'],
  400: [
    'Bad Request',
    'The server could not comply with the request since it is either malformed or otherwise incorrect.',
  ],
  401: [
    'Unauthorized',
    'This server could not verify that you are authorized to access the document you requested.',
  ],
  403: ['Forbidden', 'Access was denied to this resource.'],
  404: ['Not Found', 'The resource could not be found.'],
  405: ['Method Not Allowed', 'The method is not allowed for this resource.'],
  409: ['Conflict', 'There was a conflict when trying to complete your request.'],
  411: ['Length Required', 'Content-Length header required.'],
  412: ['Precondition Failed', 'A precondition for this request was not met.'],
  413: ['Request Entity Too Large', 'The body of your request was too large for this server.'],
  416: ['Requested Range Not Satisfiable', 'The Range requested is not available.'],
  422: ['Unprocessable Entity', 'Unable to process the contained instructions'],
};

export const HTML = 'text/html; charset=UTF-8';

/** "<html><h1>Not Found</h1><p>The resource could not be found.</p></html>" */
export function htmlPage(status: number): string {
  const [title, text] = PAGES[status] ?? ['Error', ''];
  return `<html><h1>${title}</h1><p>${text}</p></html>`;
}

const PLAIN = 'object-store:plain';

/** Swift's own page of the status, without details. */
export const refuse = (status: number, headers: Readonly<Record<string, string>> = {}): Fault =>
  new Fault(status, '', { headers });

/** A sentence, where swift gives one. */
export const explain = (status: number, message: string): Fault =>
  new Fault(status, message, { type: PLAIN });

export function renderFault(fault: Fault): Reply {
  const tellsMore = fault.type === PLAIN || fault.status >= 500;
  // Swift sets a plain type for most sentences, and leaves that of its pages on failed preconditions.
  const type = fault.status === 412 ? HTML : 'text/plain';
  if (tellsMore) return reply(fault.status, { 'Content-Type': type }, fault.message);
  return reply(fault.status, { 'Content-Type': HTML }, htmlPage(fault.status));
}
