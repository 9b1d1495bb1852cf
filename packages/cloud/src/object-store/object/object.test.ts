// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { createTestCloud, type Caller } from '../../testing/test-cloud.js';

async function storage(): Promise<{ call: Caller; root: string; pass: (time: number) => void }> {
  const { cloud, as, pass } = createTestCloud();
  const { projectId } = cloud.credentials.find((one) => one.name === 'demo')!;
  const root = `/object-store/v1/AUTH_${projectId}`;
  const call = await as('demo');
  expect((await call('PUT', `${root}/box`)).status).toBe(201);
  return { call, root, pass };
}

test('an object comes back as it was stored, with its metadata and the MD5 of its bytes', async () => {
  const { call, root } = await storage();
  const put = await call('PUT', `${root}/box/a/b%20c.txt`, 'hello world', { 'X-Object-Meta-Color': 'red' });
  expect(put.status).toBe(201);
  expect(put.headers['etag']).toBe('5eb63bbbe01eeed093cb22bb8f5acdc3');
  const got = await call('GET', `${root}/box/a/b%20c.txt`);
  expect(got.text()).toBe('hello world');
  expect(got.headers).toMatchObject({
    'content-type': 'text/plain',
    'x-object-meta-color': 'red',
    'content-length': '11',
  });
  const head = await call('HEAD', `${root}/box/a/b%20c.txt`);
  expect(head.headers['content-length']).toBe('11');
  expect(head.body.length).toBe(0);
});

test.each([
  ['bytes=0-4', 206, 'hello'],
  ['bytes=-5', 206, 'world'],
  ['bytes=6-', 206, 'world'],
  ['bytes=50-', 416, undefined],
  ['lines=1-2', 200, 'hello world'],
])('the range %s is answered with %i', async (range, status, text) => {
  const { call, root } = await storage();
  await call('PUT', `${root}/box/o`, 'hello world');
  const got = await call('GET', `${root}/box/o`, undefined, { Range: range });
  expect(got.status).toBe(status);
  if (text !== undefined) expect(got.text()).toBe(text);
});

test('an upload whose ETag does not fit its bytes is refused and leaves nothing', async () => {
  const { call, root } = await storage();
  expect((await call('PUT', `${root}/box/o`, 'x', { ETag: 'bad' })).status).toBe(422);
  expect((await call('GET', `${root}/box/o`)).status).toBe(404);
});

test('a static large object joins its segments, also across their border, and goes with them', async () => {
  const { call, root } = await storage();
  await call('PUT', `${root}/box/s1`, 'hello ');
  await call('PUT', `${root}/box/s2`, 'world');
  const manifest = [{ path: '/box/s1', size_bytes: 6 }, { path: '/box/s2' }];
  expect((await call('PUT', `${root}/box/big?multipart-manifest=put`, manifest)).status).toBe(201);
  const got = await call('GET', `${root}/box/big`, undefined, { Range: 'bytes=4-7' });
  expect(got.text()).toBe('o wo');
  expect(got.headers['x-static-large-object']).toBe('True');
  const parts = (await call('GET', `${root}/box/big?multipart-manifest=get`)).json<{ name: string }[]>();
  expect(parts.map((part) => part.name)).toEqual(['/box/s1', '/box/s2']);
  expect((await call('DELETE', `${root}/box/big?multipart-manifest=delete`)).text()).toContain(
    'Number Deleted: 3',
  );
  expect((await call('GET', `${root}/box`)).status).toBe(204);
});

test('a manifest that names what is not there is refused with every name', async () => {
  const { call, root } = await storage();
  const answer = await call('PUT', `${root}/box/big?multipart-manifest=put`, [{ path: '/box/nope' }]);
  expect([answer.status, answer.text()]).toEqual([400, 'Errors:\n/box/nope, 404 Not Found\n']);
});

test('a dynamic large object is whatever has its prefix', async () => {
  const { call, root } = await storage();
  await call('PUT', `${root}/box/part/2`, 'world');
  await call('PUT', `${root}/box/part/1`, 'hello ');
  await call('PUT', `${root}/box/joined`, '', { 'X-Object-Manifest': 'box/part/' });
  expect((await call('GET', `${root}/box/joined`)).text()).toBe('hello world');
});

test('a copy has the content and the metadata of its source', async () => {
  const { call, root } = await storage();
  await call('PUT', `${root}/box/from`, 'x', { 'X-Object-Meta-Color': 'red' });
  expect((await call('COPY', `${root}/box/from`, undefined, { Destination: 'box/to%20there' })).status).toBe(
    201,
  );
  const got = await call('GET', `${root}/box/to%20there`);
  expect([got.text(), got.headers['x-object-meta-color']]).toEqual(['x', 'red']);
});

test('an object that expires is gone at its time', async () => {
  const { call, root, pass } = await storage();
  await call('PUT', `${root}/box/o`, 'x', { 'X-Delete-After': '100' });
  pass(99_000);
  expect((await call('GET', `${root}/box/o`)).status).toBe(200);
  pass(1_000);
  expect((await call('GET', `${root}/box/o`)).status).toBe(404);
});

test('a stranger reads what a container opens to the world, and no more', async () => {
  const { cloud, as } = createTestCloud();
  const { projectId } = cloud.credentials.find((one) => one.name === 'demo')!;
  const root = `/object-store/v1/AUTH_${projectId}`;
  const call = await as('demo');
  await call('PUT', `${root}/box`);
  await call('PUT', `${root}/box/o`, 'x');
  expect((await cloud.inject({ url: `${root}/box/o` })).status).toBe(401);
  await call('POST', `${root}/box`, undefined, { 'X-Container-Read': '.r:*' });
  expect((await cloud.inject({ url: `${root}/box/o` })).text()).toBe('x');
  expect((await cloud.inject({ url: `${root}/box` })).status).toBe(401);
  expect((await cloud.inject({ method: 'DELETE', url: `${root}/box/o` })).status).toBe(401);
});

test('a large upload spills to a file and comes back whole, and a snapshot brings objects back', async () => {
  const { cloud, as } = createTestCloud();
  const { projectId } = cloud.credentials.find((one) => one.name === 'demo')!;
  const root = `/object-store/v1/AUTH_${projectId}`;
  const call = await as('demo');
  await call('PUT', `${root}/box`);
  const bytes = Buffer.alloc(20 * 1024 * 1024, 'touchstone');
  await call('PUT', `${root}/box/big`, bytes);
  const before = cloud.snapshot();
  await call('DELETE', `${root}/box/big`);
  cloud.restore(before);
  expect(Buffer.compare((await call('GET', `${root}/box/big`)).body, bytes)).toBe(0);
  cloud.reset();
  cloud.close();
});
