// SPDX-License-Identifier: Apache-2.0
import type { Duplex } from 'node:stream';
import { ENGINE_LIMITS, type Arrival, type Engine, type EngineOptions, type OnRequest } from '../engine.js';
import { createListener } from '../listener.js';
import { Client } from './client.js';
import type { SocketContext } from './socket-context.js';
import { SOCKET_LIMITS, type SocketLimits } from './socket-limits.js';
import { UpstreamPool } from './upstream-pool.js';

interface SocketEngine extends Engine {
  /** Serves a connection that was made elsewhere: the inside of a tunnel. */
  accept(stream: Duplex, arrival?: Arrival): void;
}

/**
 * The engine on bare sockets: strict framers find where messages end, and the very bytes that came go on. CONNECT is refused
 * as no method of this server.
 */
export function createSocketEngine(options: EngineOptions, onRequest: OnRequest): SocketEngine {
  const limits: SocketLimits = { ...ENGINE_LIMITS, ...SOCKET_LIMITS, ...options.limits };
  const clients = new Set<Client>();
  let open = 0;
  let malformed = 0;
  let closing = false;
  let cut = false;
  let now = 0;

  const pool = new UpstreamPool(options.tls, limits, () => now);
  const context: SocketContext = {
    clock: options.clock,
    limits,
    pool,
    now: () => now,
    onRequest,
    begun: () => void (open += 1),
    over() {
      open -= 1;
      return !cut;
    },
    refused({ status, code }) {
      malformed += 1;
      options.onMalformed?.({ status, code, at: options.clock() });
    },
    get closing() {
      return closing;
    },
  };
  const accept = (stream: Duplex, arrival?: Arrival): void => {
    if (closing) return void stream.destroy();
    clients.add(new Client(stream, context, arrival, (client) => clients.delete(client)));
  };
  const listener = createListener(options.serve, accept);

  // One timer for all that expires: none is set or cleared for an exchange.
  const tick = Math.max(
    10,
    Math.min(500, Math.floor(Math.min(limits.headMs, limits.idleMs, limits.lingerMs) / 4)),
  );
  const sweeper = setInterval(() => {
    now += tick;
    pool.sweep();
    for (const client of clients) client.sweep(now);
  }, tick);
  sweeper.unref();

  return {
    get open() {
      return open;
    },
    get malformed() {
      return malformed;
    },
    listen: (address) => listener.listen(address),
    accept,
    async close(graceMs) {
      closing = true;
      listener.close();
      for (const client of clients) client.quit();
      await drained(() => open, graceMs);
      const left = open;
      cut = true;
      clearInterval(sweeper);
      for (const client of clients) client.destroy();
      pool.close();
      return { open: left };
    },
  };
}

/** Resolves when nothing is under way any more, or after the grace. */
async function drained(open: () => number, graceMs: number): Promise<void> {
  const step = 10;
  for (let waited = 0; open() > 0 && waited < graceMs; waited += step) {
    await new Promise((resolve) => setTimeout(resolve, step));
  }
}
