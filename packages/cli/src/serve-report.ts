// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';

/** The only files that are served: fixed names, so that no request path ever reaches the file system. */
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['report.html', 'text/html; charset=utf-8'],
  '/report.txt': ['report.txt', 'text/plain; charset=utf-8'],
  '/report.md': ['report.md', 'text/markdown; charset=utf-8'],
  '/assessment.json': ['assessment.json', 'application/json'],
};

/**
 * Serves the reports of a bundle folder on localhost only. Takes the port (0: any free one); where it is taken, any
 * free one. Returns the server and its address.
 */
export async function serveReport(folder: string, port: number): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const found = FILES[(request.url ?? '').split('?', 1)[0] ?? ''];
    if (found === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response
        .writeHead(404, { 'content-type': 'text/plain' })
        .end('There is nothing here; the report is at /\n');
      return;
    }
    response.writeHead(200, {
      'content-type': found[1],
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    if (request.method === 'HEAD') response.end();
    else
      createReadStream(join(folder, found[0]))
        .on('error', () => response.destroy())
        .pipe(response);
  });
  const listen = (wanted: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject).listen(wanted, '127.0.0.1', () => {
        server.removeListener('error', reject);
        resolve();
      });
    });
  await listen(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return listen(0);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the report server has no port');
  return { server, url: `http://127.0.0.1:${address.port}/` };
}
