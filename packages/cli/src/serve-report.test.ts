// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveReport } from './serve-report.js';

let folder: string;
let served: Awaited<ReturnType<typeof serveReport>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-serve-'));
  await writeFile(join(folder, 'report.html'), '<h1>Verdict</h1>');
  await writeFile(join(folder, 'secret.txt'), 'not for you');
  served = await serveReport(folder, 0);
});
afterAll(async () => {
  served.server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The status of a request target sent as it is, which fetch would tidy up. */
function statusOf(path: string, method = 'GET'): Promise<number | undefined> {
  const { port } = new URL(served.url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('serveReport', () => {
  it('gives the report on localhost', async () => {
    const answer = await fetch(served.url);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toBe('<h1>Verdict</h1>');
    expect(new URL(served.url).hostname).toBe('127.0.0.1');
  });

  it('gives nothing else of the folder or around it, whatever the path', async () => {
    for (const path of [
      '/secret.txt',
      '/../secret.txt',
      '/%2e%2e/etc/passwd',
      '//etc/passwd',
      '/constructor',
    ]) {
      expect(await statusOf(path), path).toBe(404);
    }
    expect(await statusOf('/', 'POST')).toBe(404);
  });

  it('takes another port where the wanted one is taken', async () => {
    const second = await serveReport(folder, Number(new URL(served.url).port));
    expect(second.url).not.toBe(served.url);
    second.server.close();
  });
});
