// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { EmbeddedCloud } from '../../cloud/embedded-cloud.js';
import { callWith, createTestCloud, type Caller } from '../../testing/test-cloud.js';

interface Made {
  readonly application_credential: {
    readonly id: string;
    readonly secret: string;
    readonly roles: readonly { name: string }[];
  };
}

async function make(
  cloud: EmbeddedCloud,
  call: Caller,
  extra: Record<string, unknown> = {},
): Promise<Made['application_credential']> {
  const userId = await userOf(cloud);
  const body = { application_credential: { name: 'robot', ...extra } };
  const answer = await call('POST', `/identity/v3/users/${userId}/application_credentials`, body);
  expect(answer.status).toBe(201);
  return answer.json<Made>().application_credential;
}

async function userOf(cloud: EmbeddedCloud): Promise<string> {
  const { username, password } = cloud.credentials.find((one) => one.name === 'demo')!;
  const identity = {
    methods: ['password'],
    password: { user: { name: username, domain: { id: 'default' }, password } },
  };
  const answer = await cloud.inject({
    method: 'POST',
    url: '/identity/v3/auth/tokens',
    body: { auth: { identity } },
  });
  return answer.json<{ token: { user: { id: string } } }>().token.user.id;
}

async function signIn(cloud: EmbeddedCloud, id: string, secret: string) {
  const identity = { methods: ['application_credential'], application_credential: { id, secret } };
  return cloud.inject({ method: 'POST', url: '/identity/v3/auth/tokens', body: { auth: { identity } } });
}

test('its secret is shown once, signs in to its project, and is worthless once it is deleted', async () => {
  const { cloud, as } = createTestCloud();
  const demo = await as('demo');
  const { id, secret, roles } = await make(cloud, demo);
  expect(roles.map((role) => role.name)).toEqual(['member', 'reader']);
  const userId = await userOf(cloud);
  const shown = await demo('GET', `/identity/v3/users/${userId}/application_credentials/${id}`);
  expect(shown.text()).not.toContain(secret);
  const token = (await signIn(cloud, id, secret)).headers['x-subject-token']!;
  expect((await callWith(cloud, token)('GET', '/identity/v3/auth/projects')).status).toBe(200);
  expect((await demo('DELETE', `/identity/v3/users/${userId}/application_credentials/${id}`)).status).toBe(
    204,
  );
  expect((await callWith(cloud, token)('GET', '/identity/v3/auth/projects')).status).toBe(401);
  expect((await signIn(cloud, id, secret)).status).toBe(401);
});

test('with access rules it makes the calls that they name, and no other', async () => {
  const { cloud, as } = createTestCloud();
  const demo = await as('demo');
  const rule = { service: 'identity', method: 'GET', path: '/v3/auth/*' };
  const { id, secret } = await make(cloud, demo, { access_rules: [rule] });
  const call = callWith(cloud, (await signIn(cloud, id, secret)).headers['x-subject-token']!);
  expect((await call('GET', '/identity/v3/auth/projects')).status).toBe(200);
  expect((await call('GET', '/identity/v3/regions')).status).toBe(401);
});

test.each([
  ['zed', 201, 200],
  ['2026.2', 401, 401],
])(
  'Keystone %s answers a sign-in that shows a token held to other rules with %i',
  async (release, again, root) => {
    const { cloud, as } = createTestCloud({ release });
    const rule = { service: 'image', method: 'GET', path: '/v2/images' };
    const { id, secret } = await make(cloud, await as('demo'), { access_rules: [rule] });
    const token = (await signIn(cloud, id, secret)).headers['x-subject-token']!;
    const call = callWith(cloud, token);
    const identity = { methods: ['application_credential'], application_credential: { id, secret } };
    expect((await call('POST', '/identity/v3/auth/tokens', { auth: { identity } })).status).toBe(again);
    expect((await call('GET', '/identity/v3')).status).toBe(root);
  },
);

test('a token held to rules is shown only to who says that it keeps them', async () => {
  const { cloud, as } = createTestCloud();
  const rule = { service: 'image', method: 'GET', path: '/v2/images' };
  const { id, secret } = await make(cloud, await as('demo'), { access_rules: [rule] });
  const token = (await signIn(cloud, id, secret)).headers['x-subject-token']!;
  const look = (headers: Record<string, string>) =>
    callWith(cloud, token)('GET', '/identity/v3/auth/tokens', undefined, {
      'X-Subject-Token': token,
      ...headers,
    });
  expect((await look({})).status).toBe(404);
  expect((await look({ 'OpenStack-Identity-Access-Rules': '1.0' })).status).toBe(200);
});

test('with access rules it may still ask what anyone may ask', async () => {
  const { cloud, as } = createTestCloud({ release: 'zed' });
  const rule = { service: 'identity', method: 'GET', path: '/v3/auth/*' };
  const { projectId } = cloud.credentials.find((one) => one.name === 'demo')!;
  const { id, secret } = await make(cloud, await as('demo'), { access_rules: [rule] });
  const call = callWith(cloud, (await signIn(cloud, id, secret)).headers['x-subject-token']!);
  expect((await call('GET', '/object-store/info')).status).toBe(200);
  expect((await call('PUT', `/object-store/v1/AUTH_${projectId}/box`)).status).toBe(401);
  expect((await call('GET', '/identity/v3')).status).toBe(200);
});

test('a restricted one makes no further ones, an unrestricted one does', async () => {
  const { cloud, as } = createTestCloud();
  const demo = await as('demo');
  const userId = await userOf(cloud);
  for (const [unrestricted, status] of [
    [false, 403],
    [true, 201],
  ] as const) {
    const { id, secret } = await make(cloud, demo, { name: `robot-${unrestricted}`, unrestricted });
    const call = callWith(cloud, (await signIn(cloud, id, secret)).headers['x-subject-token']!);
    const body = { application_credential: { name: `child-${unrestricted}` } };
    expect((await call('POST', `/identity/v3/users/${userId}/application_credentials`, body)).status).toBe(
      status,
    );
  }
});

test('nobody gives it a role that they do not have', async () => {
  const { cloud, as } = createTestCloud();
  const demo = await as('demo');
  const userId = await userOf(cloud);
  const body = { application_credential: { name: 'greedy', roles: [{ name: 'admin' }] } };
  expect((await demo('POST', `/identity/v3/users/${userId}/application_credentials`, body)).status).toBe(400);
});
