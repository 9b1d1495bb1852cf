// SPDX-License-Identifier: Apache-2.0
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Handler } from '../handler/handler.js';
import { entriesPath, tilePath } from '../log/tiles.js';
import { handled } from '../testing/handled.js';
import { MemoryLog } from '../testing/memory-log.js';
import { serveLog } from './serve-log.js';

let log: MemoryLog;
let serve: Handler;
beforeEach(() => {
  log = new MemoryLog('log.example');
  log.entries = Array.from({ length: 300 }, (_, i) => Buffer.from(`entry ${i}`));
  serve = serveLog(log);
});
const get = (path: string, headers = {}, method = 'GET') => serve(handled(method, path, '', headers));

describe('a log that is served', () => {
  it('gives its checkpoint anew each time, and tiles and entries for ever', async () => {
    const checkpoint = await get('/checkpoint');
    expect(checkpoint).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' },
      body: log.checkpoint(),
    });
    for (const path of [
      tilePath(0, 0),
      tilePath(0, 1, 44),
      tilePath(1, 0, 1),
      entriesPath(1, 44),
      entriesPath(1, 3),
    ]) {
      const tile = await get(`/${path}`);
      expect(tile?.body).toEqual(await log.read(path));
      expect(tile).toMatchObject({
        status: 200,
        headers: {
          'content-type': 'application/octet-stream',
          'cache-control': expect.stringContaining('immutable'),
        },
      });
    }
  });

  it('gives nothing that its published checkpoint does not cover, and what it covers later', async () => {
    log.replaced.set('checkpoint', log.checkpoint(290));
    expect((await get(`/${entriesPath(1, 34)}`))?.status).toBe(200);
    expect((await get(`/${entriesPath(1, 35)}`))?.status).toBe(404);
    expect((await get(`/${tilePath(0, 1, 44)}`))?.status).toBe(404);
    log.replaced.clear();
    expect((await get(`/${tilePath(0, 1, 44)}`))?.status).toBe(200);
  });

  it.each([
    '/tile/0/000.p/256',
    '/tile/0/000.p/0',
    '/tile/0/000.p/01',
    '/tile/00/000',
    '/tile/64/000',
    '/tile/0/0',
    '/tile/0/x000/000',
    '/tile/0/../../.sequencer/state',
    '/tile/entries/%2e%2e/x',
    '/.sequencer/state',
    '/checkpoint/',
    '//checkpoint',
    '/',
  ])('has nothing at %s', async (path) => expect((await get(path))?.status ?? 404).toBe(404));

  it('compresses entries where that is asked for', async () => {
    const path = `/${entriesPath(0)}`;
    const zipped = await get(path, { 'accept-encoding': 'br, gzip' });
    expect(zipped?.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(zipped!.body)).toEqual(await log.read(entriesPath(0)));
    for (const encoding of ['', 'br', 'gzip;q=0', 'identity']) {
      expect((await get(path, { 'accept-encoding': encoding }))?.headers).not.toHaveProperty(
        'content-encoding',
      );
    }
  });

  it('is for reading', async () => expect((await get('/checkpoint', {}, 'PUT'))?.status).toBe(405));
});
