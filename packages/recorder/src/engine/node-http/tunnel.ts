// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { endToEnd, findHeader, withoutHeaders, type RawHeaders } from '../../raw-headers.js';
import type { Answer, ExchangeHandler, ExchangeOutcome, Forward } from '../engine.js';
import { responseFault } from './message-faults.js';
import type { RelayContext } from './relay-exchange.js';

/**
 * Carries a request that asks for another protocol (a console's WebSocket). When the cloud agrees, both connections are
 * joined byte for byte; when it answers otherwise, that answer goes back and the connection ends.
 */
export function tunnelExchange(
  req: IncomingMessage,
  client: Duplex,
  head: Buffer,
  handler: ExchangeHandler,
  context: RelayContext,
): void {
  const began = context.clock();
  let firstMs: number | null = null;
  let sent = 0;
  let received = 0;
  let over = false;
  const finish = (end: ExchangeOutcome['end'], error?: string): void => {
    if (over) return;
    over = true;
    if (!context.over()) return;
    const totalMs = context.clock() - began;
    handler.end({ end, firstMs, totalMs, sent, received, ...(error === undefined ? {} : { error }) });
  };
  const answer = (given: Answer, end: ExchangeOutcome['end'], error?: string): void => {
    const length = String(Buffer.byteLength(given.body));
    client.end(
      rawHead(given.status, '', [...given.headers, 'Content-Length', length, 'Connection', 'close']) +
        given.body,
    );
    finish(end, error);
  };
  client.on('error', () => {});
  const { decision } = handler;
  if (decision.kind === 'answer') return answer(decision, 'refused');
  const up = context.agents.request(new URL(decision.origin), {
    method: req.method ?? 'GET',
    path: decision.target,
    headers: upgradeHeaders(decision, req.rawHeaders),
    fresh: true,
  });
  let joined = false;
  client.on('close', () => {
    up.destroy();
    finish(joined ? 'upgraded' : 'client-aborted');
  });
  up.on('error', (error: NodeJS.ErrnoException) => {
    if (firstMs !== null || over) return;
    const code = error.code ?? error.message;
    answer(
      handler.broken(code),
      error.syscall === 'connect' ? 'upstream-unreachable' : 'upstream-lost',
      code,
    );
  });
  const respond = (reply: IncomingMessage, hop: RawHeaders): void => {
    firstMs = context.clock() - began;
    const { statusCode = 502, statusMessage = '' } = reply;
    const told = handler.responseHead({
      status: statusCode,
      reason: statusMessage,
      headers: endToEnd(reply.rawHeaders),
    });
    client.write(rawHead(statusCode, statusMessage, [...told.head.headers, ...hop]), 'latin1');
  };
  up.on('response', (reply) => {
    const fault = responseFault(reply);
    if (fault !== undefined) {
      up.destroy();
      return answer(handler.broken(fault), 'upstream-lost', fault);
    }
    respond(reply, ['Connection', 'close']);
    reply.on('data', (chunk: Buffer) => (received += chunk.length));
    reply.on('end', () => finish('complete'));
    reply.on('aborted', () => finish('upstream-lost', 'ECONNRESET'));
    reply.pipe(client);
  });
  up.on('upgrade', (reply, cloud, early) => {
    respond(reply, ['Connection', 'Upgrade', 'Upgrade', findHeader(reply.rawHeaders, 'upgrade') ?? '']);
    cloud.on('error', () => client.destroy());
    cloud.on('close', () => client.destroy());
    client.on('close', () => cloud.destroy());
    joined = true;
    client.on('data', (chunk: Buffer) => (sent += chunk.length));
    cloud.on('data', (chunk: Buffer) => (received += chunk.length));
    if (head.length > 0) {
      sent += head.length;
      cloud.write(head);
    }
    if (early.length > 0) {
      received += early.length;
      client.write(early);
    }
    client.pipe(cloud);
    cloud.pipe(client);
  });
  up.end();
}

function upgradeHeaders(decision: Forward, raw: RawHeaders): string[] {
  const upgrade = findHeader(raw, 'upgrade') ?? 'websocket';
  return [
    // No body is carried before the cloud has agreed, so none may be promised: the cloud would wait for it.
    ...withoutHeaders(endToEnd(decision.headers), new Set(['expect', 'content-length'])),
    'Connection',
    'Upgrade',
    'Upgrade',
    upgrade,
  ];
}

function rawHead(status: number, reason: string, headers: RawHeaders): string {
  let text = `HTTP/1.1 ${status} ${reason}\r\n`;
  for (let at = 0; at + 1 < headers.length; at += 2) text += `${headers[at]}: ${headers[at + 1]}\r\n`;
  return `${text}\r\n`;
}
