// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, targets, type Session } from './cloud-target.js';

const BOX = `touchstone-contract-${process.pid}`;

describe.each(targets())('object storage of $name', (target) => {
  let session: Session;
  let root: string;
  beforeAll(async () => {
    session = await target.open();
    root = session.endpoint('object-store');
    expect((await call('PUT', '')).status).toBe(201);
  });
  afterAll(async () => {
    const names = (await call('GET', '')).text.split('\n').filter((name) => name !== '');
    for (const name of names) await call('DELETE', `/${encodeURIComponent(name)}`);
    expect((await call('DELETE', '')).status).toBe(204);
    await session.close();
  });

  const call = (method: string, path: string, body?: string, headers: Record<string, string> = {}) => {
    const type = body === undefined ? {} : { 'Content-Type': 'text/plain' };
    return send(session, method, `${root}/${BOX}${path}`, body, { ...type, ...headers });
  };

  test('a container is made once, and accepted again', async () => {
    const again = await call('PUT', '');
    expect([again.status, again.text]).toEqual([
      202,
      '<html><h1>Accepted</h1><p>The request is accepted for processing.</p></html>',
    ]);
  });

  test('an object has its MD5, its metadata and its length', async () => {
    const put = await call('PUT', '/a/b%20c.txt', 'hello world', { 'X-Object-Meta-Color': 'red' });
    expect([put.status, put.headers.get('etag')]).toEqual([201, '5eb63bbbe01eeed093cb22bb8f5acdc3']);
    expect(put.headers.get('x-trans-id')).toMatch(/^tx[0-9a-f]{21}-[0-9a-f]{10}/);
    const head = await call('HEAD', '/a/b%20c.txt');
    expect(Object.fromEntries(head.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-length': '11',
      'content-type': 'text/plain',
      etag: '5eb63bbbe01eeed093cb22bb8f5acdc3',
      'x-object-meta-color': 'red',
    });
  });

  test.each([
    [{ Range: 'bytes=0-4' }, 206, 'hello'],
    [{ Range: 'bytes=-5' }, 206, 'world'],
    [
      { Range: 'bytes=50-' },
      416,
      '<html><h1>Requested Range Not Satisfiable</h1><p>The Range requested is not available.</p></html>',
    ],
    [{ 'If-None-Match': '5eb63bbbe01eeed093cb22bb8f5acdc3' }, 304, ''],
    [{ 'If-Match': 'other' }, 412, ''],
    [{ 'If-Match': '5eb63bbbe01eeed093cb22bb8f5acdc3' }, 200, 'hello world'],
  ])('a read with %o answers %i', async (headers: Record<string, string>, status, text) => {
    await call('PUT', '/range', 'hello world');
    const got = await call('GET', '/range', undefined, headers);
    expect([got.status, got.text]).toEqual([status, text]);
  });

  test('two ranges come as parts of one answer', async () => {
    await call('PUT', '/range', 'hello world');
    const got = await call('GET', '/range', undefined, { Range: 'bytes=0-1,3-4' });
    const boundary = /boundary=(\w+)/.exec(got.headers.get('content-type') ?? '')?.[1] ?? '';
    expect(got.text.replaceAll(boundary, 'B')).toBe(
      [0, 3]
        .map(
          (start) =>
            `--B\r\nContent-Type: text/plain\r\nContent-Range: bytes ${start}-${start + 1}/11\r\n\r\n${'hello'.slice(start, start + 2)}\r\n`,
        )
        .join('') + '--B--',
    );
  });

  test.each([
    ['GET', '/missing', undefined, {}, 404],
    ['DELETE', '/missing', undefined, {}, 404],
    ['POST', '/missing', undefined, {}, 404],
    ['PUT', '/wrong-etag', 'x', { ETag: 'bad' }, 422],
    ['PUT', '/late', 'x', { 'X-Delete-At': '100' }, 400],
    ['PUT', '/m?multipart-manifest=put', '[{"path":"/nope/nope"}]', {}, 400],
  ])('%s %s is refused', async (method, path, body, headers: Record<string, string>, status) => {
    expect((await call(method, path, body, headers)).status).toBe(status);
  });

  test('a listing folds at the delimiter, and is empty with 204', async () => {
    for (const name of ['fold/1', 'fold/2', 'fold2']) await call('PUT', `/${encodeURIComponent(name)}`, 'x');
    const plain = await call('GET', '?delimiter=/&prefix=fold');
    expect([plain.status, plain.text]).toEqual([200, 'fold/\nfold2\n']);
    const rows = JSON.parse((await call('GET', '?prefix=fold&delimiter=/&format=json')).text) as Record<
      string,
      unknown
    >[];
    expect(rows[0]).toEqual({ subdir: 'fold/' });
    expect(Object.keys(rows[1]!).toSorted()).toEqual([
      'bytes',
      'content_type',
      'hash',
      'last_modified',
      'name',
    ]);
    expect((await call('GET', '?prefix=nothing')).status).toBe(204);
  });

  test('a static large object joins its segments under a quoted ETag', async () => {
    await call('PUT', '/seg1', 'hello ');
    await call('PUT', '/seg2', 'world');
    const manifest = JSON.stringify([{ path: `/${BOX}/seg1` }, { path: `/${BOX}/seg2`, size_bytes: 5 }]);
    const put = await call('PUT', '/slo?multipart-manifest=put', manifest);
    expect(put.status).toBe(201);
    const got = await call('GET', '/slo');
    expect(got.text).toBe('hello world');
    expect(got.headers.get('etag')).toBe(put.headers.get('etag'));
    expect(got.headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
    const parts = JSON.parse((await call('GET', '/slo?multipart-manifest=get')).text) as Record<
      string,
      unknown
    >[];
    expect(Object.keys(parts[0]!).toSorted()).toEqual([
      'bytes',
      'content_type',
      'hash',
      'last_modified',
      'name',
    ]);
    const gone = await call('DELETE', '/slo?multipart-manifest=delete');
    expect(gone.text).toContain(
      'Number Deleted: 3\nNumber Not Found: 0\nResponse Body: \nResponse Status: 200 OK\nErrors:\n',
    );
  });

  test('a dynamic large object and a copy of it', async () => {
    await call('PUT', '/dyn-2', 'world');
    await call('PUT', '/dyn-1', 'hello ');
    await call('PUT', '/joined', '', { 'X-Object-Manifest': `${BOX}/dyn-` });
    expect((await call('GET', '/joined')).text).toBe('hello world');
    const copied = await call('COPY', '/joined', undefined, { Destination: `${BOX}/flat` });
    expect([copied.status, copied.headers.get('x-copied-from')]).toEqual([201, `${BOX}/joined`]);
    const flat = await call('GET', '/flat');
    expect([flat.text, flat.headers.get('x-object-manifest')]).toEqual(['hello world', null]);
  });

  test('new metadata replaces the old whole', async () => {
    await call('PUT', '/meta', 'x', { 'X-Object-Meta-One': '1' });
    expect((await call('POST', '/meta', undefined, { 'X-Object-Meta-Two': '2' })).status).toBe(202);
    const { headers } = await call('HEAD', '/meta');
    expect([headers.get('x-object-meta-one'), headers.get('x-object-meta-two')]).toEqual([null, '2']);
  });

  test('bulk deletion counts what it deleted and what was not there', async () => {
    await call('PUT', '/bulk', 'x');
    const headers = { 'Content-Type': 'text/plain', Accept: 'application/json' };
    const answer = await send(session, 'POST', `${root}?bulk-delete`, `${BOX}/bulk\n${BOX}/none\n`, headers);
    expect(JSON.parse(answer.text)).toEqual({
      'Response Status': '200 OK',
      'Response Body': '',
      'Number Deleted': 1,
      'Number Not Found': 1,
      Errors: [],
    });
  });

  test('a container with objects is not deleted, nothing is written into another project', async () => {
    await call('PUT', '/stays', 'x');
    expect((await call('DELETE', '')).status).toBe(409);
    const strange = await send(session, 'PUT', `${root.replace(/AUTH_\w+/, 'AUTH_strange')}/${BOX}`);
    expect([strange.status, strange.text]).toEqual([
      403,
      '<html><h1>Forbidden</h1><p>Access was denied to this resource.</p></html>',
    ]);
  });
});
