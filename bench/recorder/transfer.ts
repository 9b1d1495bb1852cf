// SPDX-License-Identifier: Apache-2.0
import net from 'node:net';

const CHUNK = Buffer.alloc(1024 * 1024, 'touchstone');
const PATH = '/object-store/v1/AUTH_1/container/big';

/**
 * One large body through a proxy, down or up, on a plain socket.
 * @returns seconds from sending the request to the end of the answer
 * @throws Error when the answer is no 200 or 201, or another number of bytes went through
 */
export function transfer(port: number, direction: 'down' | 'up', mib: number): Promise<number> {
  const bytes = mib * 1024 * 1024;
  const common = `Host: 127.0.0.1:${port}\r\nX-Auth-Token: bench\r\nConnection: close\r\n`;
  return direction === 'down'
    ? exchange(port, `GET ${PATH}/${mib} HTTP/1.1\r\n${common}\r\n`, 0, { status: '200', body: bytes })
    : exchange(port, `PUT ${PATH} HTTP/1.1\r\n${common}Content-Length: ${bytes}\r\n\r\n`, bytes, {
        status: '201',
        body: 0,
        tells: `x-bytes: ${bytes}\r\n`,
      });
}

function exchange(
  port: number,
  head: string,
  sends: number,
  wanted: { readonly status: string; readonly body: number; readonly tells?: string },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let answer = '';
    let got = -1;
    const onData = (length: number, bytes: Uint8Array): boolean => {
      if (got >= 0) got += length;
      else {
        answer += Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('latin1');
        const end = answer.indexOf('\r\n\r\n');
        if (end < 0) return true;
        got = answer.length - end - 4;
        answer = answer.slice(0, end + 2);
      }
      return true;
    };
    const buffer = new Uint8Array(1024 * 1024);
    const socket = net.connect({ port, host: '127.0.0.1', onread: { buffer, callback: onData } });
    let left = sends;
    const more = (): void => {
      while (left > 0) {
        const chunk = CHUNK.subarray(0, Math.min(left, CHUNK.length));
        left -= chunk.length;
        if (!socket.write(chunk)) return void socket.once('drain', more);
      }
    };
    socket.on('connect', () => {
      socket.write(head);
      more();
    });
    socket.setTimeout(60_000, () => socket.destroy(new Error('nothing moved for 60 seconds')));
    socket.on('error', reject);
    socket.on('close', () => {
      const told = `${answer}`.toLowerCase();
      const fits =
        answer.startsWith(`HTTP/1.1 ${wanted.status} `) &&
        got === wanted.body &&
        told.includes(wanted.tells ?? '');
      if (fits) resolve((performance.now() - started) / 1000);
      else
        reject(
          new Error(
            `a body of ${sends || wanted.body} bytes ended with ${got} bytes after: ${answer.slice(0, 300)}`,
          ),
        );
    });
  });
}
