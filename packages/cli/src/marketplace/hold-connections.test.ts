// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { parseTrustedProxies } from './client-address.js';
import { holdConnections } from './hold-connections.js';

const LIMITS = { perAddress: 3, everyMilliseconds: 60_000, bytes: 1 };

/** How many of so many connections from an address are let in at once, and again after one of them ended. */
function letIn(address: string, count: number, proxies: readonly string[] = []): readonly [number, number] {
  const server = createServer();
  holdConnections(server, parseTrustedProxies(proxies), LIMITS);
  const open = new Set<EventEmitter>();
  const connect = (): void => {
    const socket = new EventEmitter();
    open.add(socket);
    const destroy = (): void => {
      open.delete(socket);
      socket.emit('close');
    };
    server.emit(
      'connection',
      Object.assign(socket, { remoteAddress: address, destroy }) as unknown as Socket,
    );
  };
  for (let one = 0; one < count; one += 1) connect();
  const first = open.size;
  const [left] = open;
  open.delete(left!);
  left?.emit('close');
  connect();
  connect();
  server.emit('close');
  return [first, open.size];
}

describe('connections', () => {
  it('are so many of one address at once, and no more', () => {
    expect(letIn('192.0.2.7', 10)).toEqual([3, 3]);
    expect(letIn('::ffff:192.0.2.7', 10)).toEqual([3, 3]);
    expect(letIn('2001:db8::1', 10)).toEqual([3, 3]);
  });

  it('of this machine and of proxies that speak for many are not counted', () => {
    expect(letIn('127.0.0.1', 10)).toEqual([10, 11]);
    expect(letIn('::1', 10)).toEqual([10, 11]);
    expect(letIn('::ffff:127.0.0.1', 10)).toEqual([10, 11]);
    expect(letIn('10.0.0.9', 10, ['10.0.0.0/8'])).toEqual([10, 11]);
  });
});
