// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { callWith, createTestCloud, signInAs, type Caller } from '../../testing/test-cloud.js';

const PATCH = { 'Content-Type': 'application/openstack-images-v2.1-json-patch' };
const BYTES = { 'Content-Type': 'application/octet-stream' };

interface View {
  readonly id: string;
  readonly status: string;
  readonly [key: string]: unknown;
}

async function create(call: Caller, extra: Record<string, unknown> = {}): Promise<View> {
  const body = { name: 'disk', disk_format: 'raw', container_format: 'bare', ...extra };
  const answer = await call('POST', '/image/v2/images', body);
  expect(answer.status).toBe(201);
  return answer.json<View>();
}

test('a fresh cloud has public images that anyone may list and download', async () => {
  const { as } = createTestCloud();
  const demo = await as('demo');
  const { images } = (await demo('GET', '/image/v2/images?sort=name:asc')).json<{ images: View[] }>();
  expect(images.map((image) => [image['name'], image.status])).toEqual([
    ['cirros-lab', 'active'],
    ['cirros-lab-alt', 'active'],
  ]);
  const file = await demo('GET', `/image/v2/images/${images[0]!.id}/file`);
  expect(file.body.length).toBe(images[0]!['size']);
});

test('an image is queued until its bytes are there, then active, and takes no second upload', async () => {
  const { as } = createTestCloud();
  const demo = await as('demo');
  const { id, status } = await create(demo, { os_distro: 'debian' });
  expect(status).toBe('queued');
  expect((await demo('GET', `/image/v2/images/${id}/file`)).status).toBe(204);
  expect((await demo('PUT', `/image/v2/images/${id}/file`, 'hello', BYTES)).status).toBe(204);
  const image = (await demo('GET', `/image/v2/images/${id}`)).json<View>();
  expect(image).toMatchObject({
    status: 'active',
    size: 5,
    os_distro: 'debian',
    checksum: '5d41402abc4b2a76b9719d911017c592',
  });
  expect((await demo('GET', `/image/v2/images/${id}/file`)).text()).toBe('hello');
  expect((await demo('PUT', `/image/v2/images/${id}/file`, 'again', BYTES)).status).toBe(409);
});

test('a staged image is imported in its own time', async () => {
  const { as, pass } = createTestCloud();
  const demo = await as('demo');
  const { id } = await create(demo);
  const status = async () => (await demo('GET', `/image/v2/images/${id}`)).json<View>().status;
  await demo('PUT', `/image/v2/images/${id}/stage`, 'hello', BYTES);
  expect(await status()).toBe('uploading');
  expect(
    (await demo('POST', `/image/v2/images/${id}/import`, { method: { name: 'glance-direct' } })).status,
  ).toBe(202);
  expect(await status()).toBe('importing');
  expect(await status()).toBe('importing');
  pass(1000);
  expect(await status()).toBe('active');
  expect((await demo('GET', `/image/v2/images/${id}/file`)).text()).toBe('hello');
});

test('a JSON patch changes attributes and properties, and refuses what is not its to change', async () => {
  const { as } = createTestCloud();
  const demo = await as('demo');
  const { id } = await create(demo, { colour: 'red' });
  const patch = (changes: unknown) => demo('PATCH', `/image/v2/images/${id}`, changes, PATCH);
  const changed = await patch([
    { op: 'replace', path: '/name', value: 'other' },
    { op: 'add', path: '/os_distro', value: 'debian' },
    { op: 'remove', path: '/colour' },
  ]);
  expect(changed.json<View>()).toMatchObject({ name: 'other', os_distro: 'debian' });
  expect(changed.json<View>()['colour']).toBeUndefined();
  expect((await patch([{ op: 'replace', path: '/status', value: 'active' }])).status).toBe(403);
  expect((await patch([{ op: 'replace', path: '/visibility', value: 'public' }])).status).toBe(403);
  expect((await patch([{ op: 'remove', path: '/nope' }])).status).toBe(409);
  expect((await demo('PATCH', `/image/v2/images/${id}`, [])).status).toBe(415);
});

test("another project's image is not there, until it is shared", async () => {
  const { cloud, as } = createTestCloud();
  const [admin, demo] = [await as('admin'), await as('demo')];
  const { id } = await create(admin);
  const demoProject = cloud.credentials.find((one) => one.name === 'demo')!.projectId;
  expect((await demo('GET', `/image/v2/images/${id}`)).status).toBe(404);
  await admin('POST', `/image/v2/images/${id}/members`, { member: demoProject });
  expect((await demo('GET', `/image/v2/images/${id}`)).status).toBe(200);
  const listed = async () => (await demo('GET', '/image/v2/images')).text().includes(id);
  expect(await listed()).toBe(false);
  expect(
    (await demo('PUT', `/image/v2/images/${id}/members/${demoProject}`, { status: 'accepted' })).status,
  ).toBe(200);
  expect(await listed()).toBe(true);
  expect((await demo('DELETE', `/image/v2/images/${id}`)).status).toBe(403);
});

test('lists are cut into pages that lead on to the next', async () => {
  const { cloud } = createTestCloud();
  const call = callWith(cloud, await signInAs(cloud, 'demo'));
  for (const name of ['a', 'b', 'c']) await create(call, { name, tags: ['mine'] });
  const seen: unknown[] = [];
  let next: string | undefined = '/v2/images?limit=2&sort=name:asc&tag=mine';
  while (next !== undefined) {
    const page: { images: View[]; next?: string } = (await call('GET', `/image${next}`)).json();
    seen.push(...page.images.map((image) => image['name']));
    next = page.next;
  }
  expect(seen).toEqual(['a', 'b', 'c']);
});
