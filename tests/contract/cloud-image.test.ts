// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, targets, type Answer, type Session } from './cloud-target.js';

const NAME = `touchstone-contract-${process.pid}`;
const PATCH = { 'Content-Type': 'application/openstack-images-v2.1-json-patch' };
const BYTES = { 'Content-Type': 'application/octet-stream' };

describe.each(targets())('images of $name', (target) => {
  let session: Session;
  const made: string[] = [];
  beforeAll(async () => {
    session = await target.open();
  });
  afterAll(async () => {
    for (const id of made) await call('DELETE', `/v2/images/${id}`);
    await session.close();
  });

  const call = (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer> => send(session, method, `${session.endpoint('image')}${path}`, body, headers);

  async function create(
    extra: Record<string, unknown> = {},
  ): Promise<Record<string, unknown> & { id: string }> {
    const answer = await call('POST', '/v2/images', {
      name: NAME,
      disk_format: 'raw',
      container_format: 'bare',
      ...extra,
    });
    expect(answer.status).toBe(201);
    const image = JSON.parse(answer.text) as { id: string };
    made.push(image.id);
    return image;
  }
  const show = async (id: string) =>
    JSON.parse((await call('GET', `/v2/images/${id}`)).text) as Record<string, unknown>;

  test('a new image has the same attributes in the same order', async () => {
    expect(Object.keys(await create({ foo: 'bar' }))).toEqual([
      'foo',
      'name',
      'disk_format',
      'container_format',
      'visibility',
      'size',
      'virtual_size',
      'status',
      'checksum',
      'protected',
      'min_ram',
      'min_disk',
      'owner',
      'os_hidden',
      'os_hash_algo',
      'os_hash_value',
      'id',
      'created_at',
      'updated_at',
      'tags',
      'self',
      'file',
      'schema',
    ]);
  });

  test('an upload makes it active, with its sums and sizes', async () => {
    const { id } = await create();
    expect((await call('GET', `/v2/images/${id}/file`)).status).toBe(204);
    expect((await call('PUT', `/v2/images/${id}/file`, 'hello image', BYTES)).status).toBe(204);
    expect(await show(id)).toMatchObject({
      status: 'active',
      size: 11,
      virtual_size: 11,
      checksum: '1a8170f6b425d667b1aba297dbe4ff88',
      os_hash_algo: 'sha512',
    });
    const file = await call('GET', `/v2/images/${id}/file`);
    expect([file.text, file.headers.get('content-md5')]).toEqual([
      'hello image',
      '1a8170f6b425d667b1aba297dbe4ff88',
    ]);
    const part = await call('GET', `/v2/images/${id}/file`, undefined, { Range: 'bytes=0-3' });
    expect([part.status, part.text, part.headers.get('content-range')]).toEqual([
      206,
      'hell',
      'bytes 0-3/11',
    ]);
    const again = await call('PUT', `/v2/images/${id}/file`, 'again', BYTES);
    expect(again.status).toBe(409);
    expect(again.text).toContain('Image status transition from active to saving is not allowed');
  });

  test('a staged image is imported', async () => {
    const { id } = await create();
    expect((await call('PUT', `/v2/images/${id}/stage`, 'hello image', BYTES)).status).toBe(204);
    expect(await show(id)).toMatchObject({ status: 'uploading', size: 11, checksum: null });
    expect(
      (await call('POST', `/v2/images/${id}/import`, { method: { name: 'glance-direct' } })).status,
    ).toBe(202);
    for (let tries = 0; tries < 40 && (await show(id))['status'] !== 'active'; tries += 1) await wait(250);
    expect(await show(id)).toMatchObject({ status: 'active', checksum: '1a8170f6b425d667b1aba297dbe4ff88' });
    const { tasks } = JSON.parse((await call('GET', `/v2/images/${id}/tasks`)).text) as {
      tasks: { type: string; status: string }[];
    };
    expect(tasks.map(({ type, status }) => [type, status])).toEqual([['api_image_import', 'success']]);
  });

  test.each([
    [[{ op: 'replace', path: '/name', value: 'other' }], PATCH, 200],
    [[{ op: 'replace', path: '/status', value: 'active' }], PATCH, 403],
    [[{ op: 'replace', path: '/visibility', value: 'public' }], PATCH, 403],
    [[{ op: 'remove', path: '/nope' }], PATCH, 409],
    [[{ op: 'replace', path: '/nope', value: 'x' }], PATCH, 409],
    [[{ op: 'replace', path: '/min_ram', value: 'many' }], PATCH, 400],
    [[], { 'Content-Type': 'application/json' }, 415],
  ])('the patch %j with %o answers %i', async (changes, headers: Record<string, string>, status) => {
    const { id } = await create();
    expect((await call('PATCH', `/v2/images/${id}`, changes, headers)).status).toBe(status);
  });

  test.each([
    ['GET', '/v2/images/nope', undefined, {}, 404],
    ['GET', '/v2/nosuch', undefined, {}, 404],
    ['GET', '/v2/images?marker=nope', undefined, {}, 400],
    ['POST', '/v2/images', { name: 5 }, {}, 400],
    ['POST', '/v2/images', { name: 'x', visibility: 'public' }, {}, 403],
    ['POST', '/v2/images', { name: 'x', disk_format: 'floppy' }, {}, 400],
    ['GET', '/v2/info/stores/detail', undefined, {}, 403],
  ])('%s %s with %j is refused with a page', async (method, path, body, headers, status) => {
    const answer = await call(method, path, body, headers);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=UTF-8']);
  });

  test('a member is pending, is there once, and goes', async () => {
    const { id } = await create();
    const member = JSON.parse(
      (await call('POST', `/v2/images/${id}/members`, { member: 'abc' })).text,
    ) as object;
    expect(Object.keys(member)).toEqual([
      'member_id',
      'image_id',
      'status',
      'created_at',
      'updated_at',
      'schema',
    ]);
    expect((await call('POST', `/v2/images/${id}/members`, { member: 'abc' })).status).toBe(409);
    expect((await call('DELETE', `/v2/images/${id}/members/abc`)).status).toBe(204);
  });

  test('tags come and go', async () => {
    const { id } = await create({ tags: ['one'] });
    expect((await call('PUT', `/v2/images/${id}/tags/two`)).status).toBe(204);
    expect(((await show(id))['tags'] as string[]).toSorted()).toEqual(['one', 'two']);
    expect((await call('DELETE', `/v2/images/${id}/tags/nope`)).status).toBe(404);
  });

  test('a protected image is not deleted until it is so no more', async () => {
    const { id } = await create({ protected: true });
    expect((await call('DELETE', `/v2/images/${id}`)).status).toBe(403);
    await call('PATCH', `/v2/images/${id}`, [{ op: 'replace', path: '/protected', value: false }], PATCH);
    expect((await call('DELETE', `/v2/images/${id}`)).status).toBe(204);
    expect((await call('GET', `/v2/images/${id}`)).status).toBe(404);
  });

  test('the schema of an image is the same', async () => {
    const schema = JSON.parse((await call('GET', '/v2/schemas/image')).text) as { properties: object };
    expect(Object.keys(schema.properties).slice(0, 5)).toEqual([
      'id',
      'name',
      'status',
      'visibility',
      'protected',
    ]);
  });
});
