// SPDX-License-Identifier: Apache-2.0
import net, { type AddressInfo, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { requestFraming } from '../../../packages/recorder/src/testing/wire/wire-framing.js';
import { wireValues, type WireHead } from '../../../packages/recorder/src/testing/wire/wire-head.js';
import { WireReader } from '../../../packages/recorder/src/testing/wire/wire-reader.js';
import { viewOf, type MessageView } from './exchange-view.js';
import { answerHead, framedBody, type PlannedExchange } from './planned-exchange.js';

/** The server behind every proxy: does as planned, and remembers what came. */
export interface ReferenceUpstream {
  readonly port: number;
  /** What came, by the number of the exchange. */
  readonly asked: Map<number, MessageView>;
  /** What came and could be read in two ways, came twice, or belongs to no plan. */
  readonly wrong: string[];
  close(): Promise<void>;
}

export async function startReferenceUpstream(
  plan: ReadonlyMap<number, PlannedExchange>,
): Promise<ReferenceUpstream> {
  const sockets = new Set<Socket>();
  const asked = new Map<number, MessageView>();
  const wrong: string[] = [];
  const serve = (socket: Socket): void => {
    const reader = new WireReader({
      head(head) {
        if (wireValues(head.headers, 'expect').length > 0) socket.write('HTTP/1.1 100 Continue\r\n\r\n');
        return requestFraming(head);
      },
      message(message) {
        const id = idOf(message);
        const exchange = plan.get(id);
        if (!exchange) return void wrong.push(`nobody planned ${message.line}`);
        if (asked.has(id)) wrong.push(`exchange ${id} came twice`);
        asked.set(id, viewOf(message));
        void answer(socket, exchange);
      },
    });
    socket.on('data', (bytes) => {
      try {
        reader.push(bytes);
      } catch (error) {
        wrong.push((error as Error).message);
        socket.destroy();
      }
    });
    socket.on('error', () => {});
  };
  const server = net.createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    wrong,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The number of the exchange that a message belongs to. */
export function idOf({ headers }: WireHead): number {
  return Number(wireValues(headers, 'x-plan')[0] ?? NaN);
}

/** Head and body in two or more writes, so that proxies meet them apart. */
async function answer(socket: Socket, exchange: PlannedExchange): Promise<void> {
  const { body } = exchange.answer;
  socket.write(answerHead(exchange), 'latin1');
  const bytes =
    exchange.method === 'HEAD' || exchange.answer.status === 304 ? Buffer.alloc(0) : framedBody(body);
  const size = body.seed % 3 === 0 ? 30_000 : bytes.length;
  for (let at = 0; at < bytes.length; at += size) {
    if (body.seed % 2 === 0) await turn();
    socket.write(bytes.subarray(at, at + size));
  }
  if (body.framing === 'close') socket.end();
}
