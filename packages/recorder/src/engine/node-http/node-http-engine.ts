// SPDX-License-Identifier: Apache-2.0
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { cannotListen } from '../cannot-listen.js';
import {
  ENGINE_LIMITS,
  type Arrival,
  type Engine,
  type EngineLimits,
  type EngineOptions,
  type ExchangeHandler,
  type OnRequest,
  type RequestHead,
} from '../engine.js';
import { ClientConnection } from './client-connection.js';
import { requestFault } from './message-faults.js';
import { relayExchange, type RelayContext } from './relay-exchange.js';
import { tunnelExchange } from './tunnel.js';
import { createUpstreamAgents } from './upstream-agents.js';

function serverOptions({ headBytes, headMs, idleMs }: EngineLimits): http.ServerOptions {
  return {
    maxHeaderSize: headBytes,
    requestTimeout: 0,
    headersTimeout: headMs,
    connectionsCheckingInterval: Math.min(30_000, Math.ceil(headMs / 2)),
    keepAliveTimeout: idleMs,
    insecureHTTPParser: false,
    // The services do not insist on it (HTTP/1.1 does), so neither does the recorder.
    requireHostHeader: false,
  };
}

const TOO_SLOW = 'ERR_HTTP_REQUEST_TIMEOUT';

/** Called with a CONNECT: the stream is the callee's from here on, `early` what came behind the head. MUST NOT throw. */
export type OnConnect = (head: RequestHead, stream: Duplex, early: Buffer) => void;

export interface NodeHttpEngine extends Engine {
  /** Serves a connection that was made elsewhere: the inside of a tunnel. */
  accept(stream: Duplex, arrival?: Arrival): void;
}

/**
 * The engine on node:http and node:https.
 * @param onConnect without it CONNECT is refused as no method of this server
 */
export function createNodeHttpEngine(
  options: EngineOptions,
  onRequest: OnRequest,
  onConnect?: OnConnect,
): NodeHttpEngine {
  const limits = { ...ENGINE_LIMITS, ...options.limits };
  const agents = createUpstreamAgents(options.tls, limits.headBytes);
  const sockets = new Set<Duplex>();
  const arrivals = new WeakMap<object, Arrival>();
  let open = 0;
  let malformed = 0;
  let cut = false;

  const headOf = (req: IncomingMessage): RequestHead => {
    const { method = 'GET', url = '/', rawHeaders } = req;
    const arrival = arrivals.get(req.socket);
    const head = { method, target: url, headers: rawHeaders, at: options.clock() };
    return arrival === undefined ? head : { ...head, arrival };
  };
  const begin = (req: IncomingMessage): { handler: ExchangeHandler; context: RelayContext } => {
    open += 1;
    const over = (): boolean => {
      open -= 1;
      return !cut;
    };
    const handler = onRequest(headOf(req));
    return { handler, context: { clock: options.clock, agents, over } };
  };

  const settings = { ...serverOptions(limits), IncomingMessage: PlainUpgrade };
  const server: http.Server = options.serve
    ? https.createServer({ ...settings, ...options.serve })
    : http.createServer(settings);
  const connection = options.serve ? 'secureConnection' : 'connection';
  server.timeout = 0;
  // Its default drops the two-thousand-first and all after it without a word.
  server.maxHeadersCount = 0;
  const connections = new WeakMap<Duplex, ClientConnection>();
  const connectionOf = (stream: Duplex): ClientConnection => {
    let found = connections.get(stream);
    if (!found) {
      found = new ClientConnection(stream, ({ status, code }) => {
        malformed += 1;
        options.onMalformed?.({ status, code, at: options.clock() });
      });
      connections.set(stream, found);
    }
    return found;
  };
  const onExchange = (req: IncomingMessage, res: http.ServerResponse): void => {
    const from = connectionOf(req.socket);
    const fault = requestFault(req);
    if (fault) return from.refuse(fault);
    from.take(req, () => {
      const { handler, context } = begin(req);
      res.on('close', () => from.over(res.shouldKeepAlive && req.socket.writable));
      return relayExchange(req, res, handler, context);
    });
  };
  server.on('request', onExchange);
  // Without these two node:http would answer 100 or 417 by itself.
  server.on('checkContinue', onExchange);
  server.on('checkExpectation', onExchange);
  server.on('upgrade', (req, socket, head) => {
    const from = connectionOf(socket);
    const fault = requestFault(req);
    if (fault) return from.refuse(fault);
    from.take(req, () => {
      const { handler, context } = begin(req);
      tunnelExchange(req, socket, head, handler, context);
      return { answering: true, abort: () => void socket.destroy() };
    });
  });
  server.on(connection, (socket: Socket) => {
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // A connection that was reset, or closed in the middle of a head, brought no request.
    const code = error.code ?? 'UNKNOWN';
    if (code === 'ECONNRESET' || code === 'HPE_INVALID_EOF_STATE' || !socket.writable)
      return void socket.destroy();
    // Nor did one that was opened and never used.
    if (code === TOO_SLOW && (socket as Socket).bytesRead === 0) return void socket.destroy();
    connectionOf(socket).refuse({
      status: code === 'HPE_HEADER_OVERFLOW' ? 431 : code === TOO_SLOW ? 408 : 400,
      code,
    });
  });
  server.on('connect', (req, socket, early) => {
    const from = connectionOf(socket);
    if (!onConnect) return from.refuse({ status: 405, code: 'CONNECT' });
    from.take(req, () => {
      onConnect(headOf(req), socket, early);
      return { answering: true, abort: () => void socket.destroy() };
    });
  });

  return {
    get open() {
      return open;
    },
    get malformed() {
      return malformed;
    },
    listen: ({ host, port }) =>
      new Promise((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(host, port, error)));
        server.listen(port, host, () => {
          const address = server.address() as AddressInfo;
          resolve({ host: address.address, port: address.port });
        });
      }),
    accept(stream, arrival) {
      if (cut) return void stream.destroy();
      if (arrival) arrivals.set(stream, arrival);
      // The CONNECT that made the tunnel had its turn for good; inside, a new connection begins.
      connections.delete(stream);
      server.emit(connection, stream);
    },
    async close(graceMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await Promise.race([drained(() => open, graceMs), closed]);
      const left = open;
      cut = true;
      for (const socket of sockets) socket.destroy();
      agents.close();
      await closed;
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

/**
 * Java's client offers `Upgrade: h2c` with every first request, bodies included. Offers of HTTP/2 are declined by
 * ignoring them (RFC 9110, section 7.8); only other protocols become tunnels.
 */
class PlainUpgrade extends http.IncomingMessage {
  // No initialiser and not private: the base class's constructor assigns `upgrade` before fields would exist.
  declare offered: boolean | null;

  get upgrade(): boolean | null {
    return this.offered === true && /^\s*h2c?\b/i.test(this.headers.upgrade ?? '') ? false : this.offered;
  }
  set upgrade(value: boolean | null) {
    this.offered = value;
  }
}
