// SPDX-License-Identifier: Apache-2.0
import { Fault, forbidden, notFound } from '../service/fault.js';
import { reply, type Reply } from '../service/reply.js';
import type { FaultScene } from '../service/service.js';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  416: 'Request Range Not Satisfiable',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  501: 'Not Implemented',
};

/** Glance refuses in the form that WebOb picks by the Accept header (webob/exc.py: WSGIHTTPException). */
export function renderFault(fault: Fault, { accept }: FaultScene): Reply {
  const title = TITLES[fault.status] ?? 'Error';
  const status = `${fault.status} ${title}`;
  const policy =
    fault.type === 'touchstone:policy'
      ? `You are not authorized to complete ${fault.detail} action.`
      : undefined;
  const text = policy ?? fault.message;
  if (/text\/html|text\/\*|\*\/\*/.test(accept)) {
    return reply(fault.status, { 'Content-Type': 'text/html; charset=UTF-8' }, htmlPage(status, text));
  }
  if (/application\/(json|\*)/.test(accept)) {
    const message = `${text}<br /><br />\n\n\n`;
    return reply(
      fault.status,
      { 'Content-Type': 'application/json' },
      JSON.stringify({ message, code: status, title }),
    );
  }
  return reply(fault.status, { 'Content-Type': 'text/plain; charset=UTF-8' }, `${status}\n\n${text}\n\n   `);
}

function htmlPage(status: string, text: string): string {
  const escaped = escapeHtml(text);
  return `<html>\n <head>\n  <title>${status}</title>\n </head>\n <body>\n  <h1>${status}</h1>\n  ${escaped}<br /><br />\n\n\n\n </body>\n</html>`;
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
