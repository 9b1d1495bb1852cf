// SPDX-License-Identifier: Apache-2.0
import net from 'node:net';
import { REQUEST_HEADERS, SERVER_IDS } from './answers.js';
import type { Burst, BurstOptions } from './load.js';

/** The same in Node, on plain sockets. Reads every answer to its end. */
export async function loadWithNode(
  port: number,
  { shape, connections, seconds }: BurstOptions,
): Promise<Burst> {
  const texts = SERVER_IDS.map((id) => requestText(port, shape, id));
  const times: number[] = [];
  let errors = 0;
  let sent = 0;
  const started = performance.now();
  const until = started + seconds * 1000;
  const next = (): string | undefined =>
    performance.now() < until ? texts[(sent += 1) % texts.length] : undefined;
  const told = (ms: number): void => void times.push(ms);
  const failed = (): void => void (errors += 1);
  await Promise.all(Array.from({ length: connections }, () => converse(port, next, told, failed)));
  const sorted = Float64Array.from(times).sort();
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    requests: times.length,
    seconds: (performance.now() - started) / 1000,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    errors,
  };
}

function requestText(port: number, { method, path, sends }: BurstOptions['shape'], id: string): string {
  const headers = REQUEST_HEADERS.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const length = sends > 0 ? `Content-Type: application/json\r\nContent-Length: ${sends}\r\n` : '';
  const target = path.endsWith('/') ? `${path}${id}` : path;
  const body = sends > 0 ? `{"server":{"name":"${'x'.repeat(sends - 22)}"}}`.padEnd(sends) : '';
  return `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${headers}${length}\r\n${body}`;
}

function converse(
  port: number,
  next: () => string | undefined,
  told: (ms: number) => void,
  failed: () => void,
): Promise<void> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    let head = '';
    let left = -1;
    let since = 0;
    let over = false;
    const send = (): void => {
      const request = next();
      over = request === undefined;
      since = performance.now();
      if (request === undefined) socket.end();
      else socket.write(request);
    };
    socket.on('connect', send);
    socket.on('data', (chunk) => {
      let bytes = chunk.length;
      if (left < 0) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        bytes = head.length - end - 4;
        left = lengthOf(head.slice(0, end));
        head = '';
        if (Number.isNaN(left)) return void socket.destroy();
      }
      left -= bytes;
      if (left !== 0) return;
      left = -1;
      told(performance.now() - since);
      send();
    });
    socket.setTimeout(60_000, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (!over) failed();
      resolve();
    });
  });
}

/** Bytes of an answer's body; no number where it is no 2xx or tells no length. */
function lengthOf(head: string): number {
  const status = /^HTTP\/1\.1 (2\d\d) /.exec(head)?.[1];
  if (status === undefined) return Number.NaN;
  return status === '204' ? 0 : Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1]);
}
