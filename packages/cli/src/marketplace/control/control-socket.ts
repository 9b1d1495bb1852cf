// SPDX-License-Identifier: Apache-2.0
import { chmod, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { isTouchstoneError } from '@touchstone/model';
import { carryOut, type ControlWorld } from './carry-out.js';
import type { ControlOrder } from './control-order.js';

/** Bytes of an order: a thousand paths. */
const ORDER_LIMIT = 4 * 1024 * 1024;
/** Bytes of the address of a socket, its end included (unix(7), sun_path). */
const ADDRESS_LIMIT = 107;

/** Where a running marketplace takes orders: who may open the folder may give them. */
export function controlSocket(folder: string): string {
  return join(folder, 'control');
}

/**
 * Takes orders of other processes of this machine's user: an embedded database is one process's alone, and a token is made
 * while the marketplace runs all the same. Where the folder's name is too long for a socket none are taken.
 */
export async function takeOrders(folder: string, world: ControlWorld): Promise<{ close(): Promise<void> }> {
  const path = controlSocket(folder);
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    void answer(socket, world);
  });
  if (Buffer.byteLength(path) > ADDRESS_LIMIT) return { close: async () => {} };
  await rm(path, { force: true });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  await chmod(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** One order, then lines of JSON: `{"answer": …}`, and `{"done": true}` or `{"refused": …}` at the end. */
async function answer(socket: Socket, world: ControlWorld): Promise<void> {
  const write = (line: unknown): void => void (socket.writable && socket.write(`${JSON.stringify(line)}\n`));
  try {
    await carryOut(await readOrder(socket), world, (told) => write({ answer: told }));
    write({ done: true });
  } catch (error) {
    const known = isTouchstoneError(error);
    const { message, hint, details } = known
      ? error
      : { message: String(error), hint: undefined, details: {} };
    write({ refused: { code: known ? error.code : null, message, hint, details } });
  } finally {
    socket.end();
  }
}

async function readOrder(socket: Socket): Promise<ControlOrder> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > ORDER_LIMIT) throw new Error('the order is too long');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as ControlOrder;
}
