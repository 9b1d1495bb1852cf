// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import net from 'node:net';
import { promisify } from 'node:util';

export const run = promisify(execFile);
/** An outside client: what it sees through the recorder is what it would see without. */
export const curl = async (...args: string[]): Promise<string> =>
  (await run('curl', ['-sS', '--max-time', '20', ...args], { maxBuffer: 64 * 1024 * 1024 })).stdout;
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Bytes of a raw connection, until the other side closes or the text has come. */
export async function raw(port: number, text: string, until?: string): Promise<string> {
  const socket = net.connect(port, '127.0.0.1');
  socket.write(text, 'latin1');
  let seen = '';
  return new Promise((resolve, reject) => {
    socket.on('data', (chunk) => {
      seen += chunk.toString('latin1');
      if (until !== undefined && seen.includes(until)) socket.destroy();
    });
    socket.on('close', () => resolve(seen));
    socket.on('error', reject);
    socket.setTimeout(15_000, () => socket.destroy(new Error(`timed out after: ${seen}`)));
  });
}
