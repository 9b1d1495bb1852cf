// SPDX-License-Identifier: Apache-2.0
import net from 'node:net';

/**
 * Sends so many GET requests over kept connections, one under way on each, and reads every answer to its end. Plain
 * sockets: the load must not cost more than what it measures.
 * @param paths asked for in turn
 * @throws Error when a connection breaks, an answer is no 200 or has no Content-Length, or 60 seconds pass without a byte
 */
export async function load(
  port: number,
  { requests, connections, paths }: { requests: number; connections: number; paths: readonly string[] },
): Promise<void> {
  let left = requests;
  const next = (): string | undefined =>
    left > 0
      ? `GET ${paths[left-- % paths.length]} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Auth-Token: bench\r\n` +
        'User-Agent: openstacksdk/1.0.1 keystoneauth1/5.1.1\r\nAccept: application/json\r\n\r\n'
      : undefined;
  await Promise.all(Array.from({ length: connections }, () => converse(port, next)));
}

function converse(port: number, next: () => string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    let head = '';
    let body = 0;
    const send = (): void => {
      const request = next();
      if (request === undefined) socket.end();
      else socket.write(request);
    };
    socket.on('connect', send);
    socket.on('data', (chunk) => {
      let bytes = chunk.length;
      if (body === 0) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        body = lengthOf(head.slice(0, end));
        bytes = head.length - end - 4;
        head = '';
      }
      if (!(body > 0)) return void socket.destroy(new Error('an answer was no 200 with a Content-Length'));
      body -= bytes;
      if (body === 0) send();
    });
    socket.setTimeout(60_000, () => socket.destroy(new Error('nothing came for 60 seconds')));
    socket.on('error', reject);
    socket.on('close', () =>
      body === 0 && next() === undefined ? resolve() : reject(new Error('the proxy closed a connection')),
    );
  });
}

function lengthOf(head: string): number {
  return head.startsWith('HTTP/1.1 200 ')
    ? Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1])
    : Number.NaN;
}
