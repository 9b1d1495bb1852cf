// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.js';
import { createCloud } from './create-cloud.js';

const parts = { clock: () => 0, random: (size: number) => new Uint8Array(size) };

test('a release that the cloud does not have is refused by code', () => {
  expect(() => createCloud({ ...parts, release: 'austin' })).toThrow(
    expect.objectContaining({ code: 'CLOUD_UNKNOWN_RELEASE' }),
  );
  expect(() => createCloud({ ...parts, release: 'nonsense' })).toThrow(
    expect.objectContaining({ code: 'CLOUD_UNKNOWN_RELEASE' }),
  );
});

test('a release may be named by its series', () => {
  expect(createTestCloud({ release: 'Epoxy' }).cloud.release).toBe('2025.1');
});

test('an operation without a handler says so in the form of its service, and is counted', async () => {
  const { cloud, as } = createTestCloud();
  const admin = await as('admin');
  const answer = await admin('GET', '/identity/v3/OS-TRUST/trusts');
  expect(answer.status).toBe(501);
  expect(answer.json()).toEqual({
    error: {
      code: 501,
      message: 'The embedded cloud does not offer identity:trust.list yet.',
      title: 'Not Implemented',
    },
  });
  expect(cloud.coverage().missed).toEqual({ 'identity:trust.list': 1 });
});

test('coverage holds every operation of the release once, offered or missing', () => {
  const { cloud } = createTestCloud({ release: 'zed' });
  const identity = cloud.coverage().services.find((one) => one.service === 'identity')!;
  expect(identity.offered).toContain('identity:token.create');
  expect(identity.missing).toContain('identity:trust.create');
  const all = [...identity.offered, ...identity.missing];
  expect(new Set(all).size).toBe(all.length);
});

test('reset brings back the first state, with the same passwords', async () => {
  const { cloud, as } = createTestCloud();
  const before = cloud.credentials;
  const admin = await as('admin');
  expect((await admin('POST', '/identity/v3/projects', { project: { name: 'fresh' } })).status).toBe(201);
  cloud.reset();
  expect(cloud.credentials).toEqual(before);
  const again = await as('admin');
  expect((await again('GET', '/identity/v3/projects')).text()).not.toContain('fresh');
  expect((await admin('GET', '/identity/v3/projects')).status).toBe(401);
});

test('a service that is not there is named, with those that are', async () => {
  const { cloud } = createTestCloud();
  const answer = await cloud.inject({ url: '/key-manager/v1/secrets' });
  expect(answer.status).toBe(404);
  expect(answer.text()).toContain('/identity');
});

test('no password and no secret is in a snapshot, but for those that the cloud was started with', async () => {
  const { cloud, as } = createTestCloud();
  const admin = await as('admin');
  await admin('POST', '/identity/v3/users', { user: { name: 'canary', password: 'canary-password' } });
  expect(JSON.stringify(cloud.snapshot())).not.toContain('canary-password');
});
