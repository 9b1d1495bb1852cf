// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import type { Refusal } from './client-connection.js';

/** What a Host may hold (RFC 3986, section 3.2.2, and a port). */
const HOST = /^[\w.~!$&'()*+,;=%:[\]-]*$/;
const REASON = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * What node:http lets pass in a request and must not go on: another protocol's version, a coding that would be lost on
 * the way (RFC 9112, section 6.1), more than one Host or one that is none (RFC 9112, section 3.2).
 */
export function requestFault(req: IncomingMessage): Refusal | undefined {
  const { httpVersion } = req;
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return { status: 505, code: 'HTTP_VERSION' };
  const codings = valuesOf(req, 'transfer-encoding');
  if (codings.length > 0 && httpVersion === '1.0') return { status: 400, code: 'TRANSFER_ENCODING' };
  if (!isChunkedOrNone(codings)) return { status: 501, code: 'TRANSFER_ENCODING' };
  const hosts = valuesOf(req, 'host');
  if (hosts.length > 1 || !HOST.test(hosts[0] ?? '')) return { status: 400, code: 'HOST' };
  return undefined;
}

/** What node:http lets pass in an answer and cannot be sent on as it was meant; a word for it. */
export function responseFault(answer: IncomingMessage): string | undefined {
  const { httpVersion, statusCode = 0, statusMessage = '' } = answer;
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return 'HTTP_VERSION';
  if (statusCode < 100 || !REASON.test(statusMessage)) return 'STATUS_LINE';
  const codings = valuesOf(answer, 'transfer-encoding');
  if (!isChunkedOrNone(codings) || (codings.length > 0 && httpVersion === '1.0')) return 'TRANSFER_ENCODING';
  return undefined;
}

function isChunkedOrNone(codings: readonly string[]): boolean {
  return codings.length === 0 || (codings.length === 1 && codings[0]!.toLowerCase() === 'chunked');
}

function valuesOf({ rawHeaders }: IncomingMessage, name: string): string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]!.toLowerCase() === name);
}
