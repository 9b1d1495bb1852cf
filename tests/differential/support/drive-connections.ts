// SPDX-License-Identifier: Apache-2.0
import net from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { responseFraming, statusOf } from '../../../packages/recorder/src/testing/wire/wire-framing.js';
import { WireReader } from '../../../packages/recorder/src/testing/wire/wire-reader.js';
import { viewOf, type ExchangeView, type MessageView } from './exchange-view.js';
import { framedBody, requestHead, type PlannedConnection } from './planned-exchange.js';
import { idOf, type ReferenceUpstream } from './reference-upstream.js';

/** How many connections there are at any time. */
const CLIENTS = 6;
/** Of one batch of requests. */
const MOST_SLICES = 200;
const PATIENCE_MS = 15_000;

/** Sends all that is planned to a proxy. @returns what both sides saw, by the number of the exchange */
export async function driveConnections(
  port: number,
  connections: readonly PlannedConnection[],
  upstream: ReferenceUpstream,
): Promise<Map<number, ExchangeView>> {
  upstream.asked.clear();
  const views = new Map<number, ExchangeView>();
  const left = connections[Symbol.iterator]();
  const one = async (): Promise<void> => {
    for (const connection of left) {
      const answers = await driveConnection(port, connection);
      connection.exchanges.forEach(({ id }, at) => {
        const { answered, interim } = answers[at]!;
        views.set(id, { asked: upstream.asked.get(id), answered, interim });
      });
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, one));
  return views;
}

interface Answer {
  answered: MessageView | undefined;
  readonly interim: number[];
}

async function driveConnection(port: number, { exchanges, slices }: PlannedConnection): Promise<Answer[]> {
  const answers: Answer[] = exchanges.map(() => ({ answered: undefined, interim: [] }));
  let at = 0;
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
  let settle = (): void => {};
  const settled = new Promise<void>((resolve) => (settle = resolve));
  let goOn = (): void => {};
  const toldToGoOn = new Promise<void>((resolve) => (goOn = resolve));
  const reader = new WireReader({
    head: (head) => responseFraming(head, exchanges[at]?.method ?? 'GET'),
    message(message) {
      const status = statusOf(message);
      if (status < 200) {
        answers[at]?.interim.push(status);
        return goOn();
      }
      const id = idOf(message);
      // A proxy's own answer has no number; another's number is the one thing that must never be.
      if (!Number.isNaN(id) && id !== exchanges[at]?.id)
        return socket.destroy(
          new Error(`exchange ${exchanges[at]?.id} was answered with the answer to ${id}`),
        );
      answers[at]!.answered = viewOf(message);
      at += 1;
      goOn();
      if (at === exchanges.length) settle();
    },
  });
  let failure: Error | undefined;
  socket.on('data', (bytes) => {
    try {
      reader.push(bytes);
    } catch (error) {
      failure = error as Error;
      socket.destroy();
    }
  });
  socket.on('end', () => {
    try {
      reader.end();
    } catch (error) {
      failure = error as Error;
    }
  });
  socket.on('error', (error) => (failure ??= error));
  socket.on('close', settle);
  const timer = setTimeout(
    () => socket.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)),
    PATIENCE_MS,
  );
  let sent = 0;
  const send = async (bytes: Buffer): Promise<void> => {
    for (let from = 0; from < bytes.length && socket.writable;) {
      const size = Math.max(slices[sent++ % slices.length]!, Math.ceil(bytes.length / MOST_SLICES));
      if (!socket.write(bytes.subarray(from, from + size)))
        await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), settled]);
      from += size;
      await turn();
    }
  };
  let batch: Buffer[] = [];
  for (const exchange of exchanges) {
    batch.push(Buffer.from(requestHead(exchange), 'latin1'));
    if (exchange.expectContinue) {
      await send(Buffer.concat(batch));
      batch = [];
      await Promise.race([toldToGoOn, settled]);
    }
    batch.push(framedBody(exchange.body));
  }
  await send(Buffer.concat(batch));
  await settled;
  clearTimeout(timer);
  socket.destroy();
  if (failure && at < exchanges.length && exchanges[at]?.version !== '1.0')
    throw new Error(`exchange ${exchanges[at]?.id}: ${failure.message}`);
  return answers;
}
