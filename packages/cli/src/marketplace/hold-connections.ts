// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { rateKey } from '@touchstone/registry';
import { isTrustedProxy, type TrustedProxies } from './client-address.js';
import { isLoopback } from './own-hosts.js';

export interface ConnectionLimits {
  /** Of one address at once. */
  readonly perAddress: number;
  /** How often it is looked at what moved. */
  readonly everyMilliseconds: number;
  /** Bytes that move between two looks, at least, where the other end has the turn. */
  readonly bytes: number;
}

/** The slowest phone moves more than this in a minute, and no office has so many browsers behind one address. */
const LIMITS: ConnectionLimits = Object.freeze({ perAddress: 200, everyMilliseconds: 60_000, bytes: 4096 });

interface Held {
  moved: number;
  /** Whether it was the other end's turn when it was looked at last. */
  awaited: boolean;
  request?: IncomingMessage;
}

/**
 * Ends connections that are held for their own sake: a body that trickles in, an answer that nobody reads, very many from one
 * address. Each costs its sender nothing, and a few hundred would keep all others out. This machine itself and trusted
 * proxies, which speak for many, may have as many as they like.
 */
export function holdConnections(server: Server, proxies: TrustedProxies, limits = LIMITS): void {
  const all = new Map<Socket, Held>();
  const counts = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const key = countedBy(socket, proxies);
    const count = (counts.get(key ?? '') ?? 0) + 1;
    if (key !== undefined && count > limits.perAddress) return void socket.destroy();
    if (key !== undefined) counts.set(key, count);
    all.set(socket, { moved: 0, awaited: false });
    socket.once('close', () => {
      all.delete(socket);
      if (key === undefined) return;
      const left = (counts.get(key) ?? 1) - 1;
      if (left === 0) counts.delete(key);
      else counts.set(key, left);
    });
  });
  const remember = (request: IncomingMessage): void => {
    const held = all.get(request.socket);
    if (held !== undefined) held.request = request;
  };
  server.prependListener('request', remember).prependListener('checkContinue', remember);
  const look = setInterval(() => {
    for (const [socket, held] of all) if (!keepsPace(socket, held, limits)) socket.destroy();
  }, limits.everyMilliseconds);
  // A server that could not listen is never closed, and must not keep its process.
  look.unref();
  server.once('close', () => clearInterval(look));
}

function keepsPace(socket: Socket, held: Held, { bytes }: ConnectionLimits): boolean {
  const moved = socket.bytesRead + socket.bytesWritten;
  const slow = moved - held.moved < bytes;
  const awaited = isAwaited(socket, held);
  const gone = slow && awaited && held.awaited;
  Object.assign(held, { moved, awaited });
  return !gone;
}

/** Whether the other end has to send or to take something before we can go on. */
function isAwaited({ writableLength }: Socket, { request }: Held): boolean {
  if (writableLength > 0) return true;
  return request !== undefined && !request.complete && request.readableLength < request.readableHighWaterMark;
}

/** By what a connection is counted; undefined: it is not. */
function countedBy({ remoteAddress = '' }: Socket, proxies: TrustedProxies): string | undefined {
  const key = rateKey(remoteAddress);
  if (isLoopback(remoteAddress) || isLoopback(key) || isTrustedProxy(remoteAddress, proxies))
    return undefined;
  return key;
}
