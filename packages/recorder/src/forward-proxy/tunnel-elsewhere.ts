// SPDX-License-Identifier: Apache-2.0
import net from 'node:net';
import type { Duplex } from 'node:stream';
import type { ConnectTarget } from './connect-target.js';

export const ESTABLISHED = 'HTTP/1.1 200 Connection Established\r\n\r\n';

/** Answers a CONNECT that leads nowhere, and ends the connection. */
export function refuseConnect(stream: Duplex, status: string, message: string): void {
  stream.on('error', () => {});
  const body = `${message}\n`;
  const head = `HTTP/1.1 ${status}\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
  stream.end(`${head}Connection: close\r\n\r\n${body}`);
}

/**
 * Joins a client with the host that it asked for, byte for byte in both directions; nothing is looked at.
 * @returns ends the tunnel
 */
export function tunnelElsewhere(stream: Duplex, early: Buffer, { host, port }: ConnectTarget): () => void {
  const far = net.connect({ host: host.replace(/^\[|\]$/g, ''), port, allowHalfOpen: true });
  let joined = false;
  far.setNoDelay(true);
  far.on('connect', () => {
    joined = true;
    stream.write(ESTABLISHED);
    if (early.length > 0) far.write(early);
    stream.pipe(far);
    far.pipe(stream);
  });
  far.on('error', (error: NodeJS.ErrnoException) => {
    if (joined) stream.destroy();
    else refuseConnect(stream, '502 Bad Gateway', `${host}:${port} cannot be reached: ${error.code ?? ''}`);
  });
  stream.on('error', () => far.destroy());
  stream.on('close', () => far.destroy());
  return () => {
    far.destroy();
    stream.destroy();
  };
}
