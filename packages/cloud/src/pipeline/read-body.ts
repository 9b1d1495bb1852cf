// SPDX-License-Identifier: Apache-2.0
import { matchAction } from '@touchstone/openstack';
import { MOST_JSON_BYTES, readAll } from '../http/read-body.js';
import { badRequest, Fault } from '../service/fault.js';
import type { Exchange } from './exchange.js';
import { settle } from './match-operation.js';

/** Reads and parses the body, unless the operation streams; then the body's key names the action, where there are several. */
export async function readBody(exchange: Exchange): Promise<void> {
  const { match, handler, service } = exchange;
  if (match?.kind === 'unknown' || handler?.streams || service?.rawBodies) return;
  exchange.body = parse(await readText(exchange));
  if (match?.kind !== 'needs-action') return;
  const { body } = exchange;
  const keys = typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.keys(body) : [];
  const decided = matchAction(match.candidates, keys, match.params);
  exchange.match = decided;
  if (decided.kind === 'operation') settle(exchange, decided.operation);
}

async function readText(exchange: Exchange): Promise<string> {
  try {
    return (await readAll(exchange.request.body, MOST_JSON_BYTES)).toString('utf8');
  } catch (error) {
    if (error instanceof RangeError) throw new Fault(413, 'Request is too large.');
    throw error;
  }
}

function parse(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest('Malformed request body', { type: 'MalformedRequestBody' });
  }
}
