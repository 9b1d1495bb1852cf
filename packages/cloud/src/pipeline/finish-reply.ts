// SPDX-License-Identifier: Apache-2.0
import type { Reply } from '../service/reply.js';
import type { Exchange } from './exchange.js';

/** Adds what every answer of a service carries: its request id and the microversion that it speaks. */
export function finishReply(exchange: Exchange, answer: Reply): Reply {
  const { service, requestId, microversion } = exchange;
  if (!service) return answer;
  const common: Record<string, string> = { ...service.commonHeaders };
  for (const header of service.requestIdHeaders) common[header] = requestId;
  const habit = service.microversions;
  if (habit && microversion !== '') {
    common['OpenStack-API-Version'] = `${habit.word} ${microversion}`;
    common['Vary'] = 'OpenStack-API-Version';
    if (habit.legacyHeader !== undefined) {
      common[habit.legacyHeader] = microversion;
      common['Vary'] += `, ${habit.legacyHeader}`;
    }
  }
  return withoutBody(exchange, { ...answer, headers: { ...common, ...answer.headers } });
}

/** The answer to a HEAD says how long the body would be, and has none (RFC 9110, section 9.3.2). */
function withoutBody({ request }: Exchange, answer: Reply): Reply {
  const { body } = answer;
  if (request.method !== 'HEAD' || body === undefined) return answer;
  const length =
    typeof body === 'string' || body instanceof Uint8Array
      ? { 'Content-Length': String(Buffer.byteLength(body)) }
      : {};
  return { ...answer, headers: { ...length, ...answer.headers }, body: undefined };
}
