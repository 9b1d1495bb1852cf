// SPDX-License-Identifier: Apache-2.0
import { Fault, forbidden, notFound } from '../service/fault.js';
import { reply, type Reply } from '../service/reply.js';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  501: 'Not Implemented',
};

/** Glance refuses with WebOb's page (webob/exc.py: html_template_obj). */
export function renderFault(fault: Fault): Reply {
  const title = `${fault.status} ${TITLES[fault.status] ?? 'Error'}`;
  const policy =
    fault.type === 'touchstone:policy'
      ? `You are not authorized to complete ${fault.detail} action.`
      : undefined;
  const text = escapeHtml(policy ?? fault.message);
  const page = `<html>\n <head>\n  <title>${title}</title>\n </head>\n <body>\n  <h1>${title}</h1>\n  ${text}<br /><br />\n\n\n\n </body>\n</html>`;
  return reply(fault.status, { 'Content-Type': 'text/html; charset=UTF-8' }, page);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;');
}

export const noImage = (id: string): Fault => notFound(`No image found with ID ${id}`);

/** "You are not authorized to complete publicize_image action." */
export const notAllowed = (action: string): Fault =>
  forbidden(`You are not authorized to complete ${action} action.`);

export const wrongMediaType = (given: string, headers: Readonly<Record<string, string>> = {}): Fault =>
  new Fault(415, `The request media type ${given} is not supported by this server.`, { headers });
