// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { callWith, createTestCloud, signInAs } from '../../testing/test-cloud.js';
import { TOKEN_LIFETIME } from './resource.js';

interface TokenBody {
  readonly token: {
    readonly roles: readonly { readonly name: string }[];
    readonly catalog: readonly {
      readonly type: string;
      readonly endpoints: readonly { readonly url: string }[];
    }[];
    readonly project: { readonly name: string };
  };
}

test('a password gives a project token with its roles and a catalog that leads back to the cloud', async () => {
  const { cloud } = createTestCloud({ origin: 'http://cloud.test' });
  const call = callWith(cloud, await signInAs(cloud, 'demo'));
  const answer = await call('GET', '/identity/v3/auth/tokens', undefined, {
    'X-Subject-Token': await signInAs(cloud, 'demo'),
  });
  const { token } = answer.json<TokenBody>();
  expect(token.project.name).toBe('demo');
  expect(token.roles.map((role) => role.name)).toEqual(['member', 'reader']);
  expect(token.catalog.find((one) => one.type === 'identity')?.endpoints[0]?.url).toBe(
    'http://cloud.test/identity/v3',
  );
});

test('a wrong password, an unknown user and a project without a role are refused in the same words', async () => {
  const { cloud } = createTestCloud();
  const { password } = cloud.credentials.find((one) => one.name === 'demo')!;
  const attempts = [
    { name: 'demo', password: 'wrong', project: 'demo' },
    { name: 'nobody', password: 'wrong', project: 'demo' },
    { name: 'demo', password, project: 'admin' },
  ];
  for (const { name, password: secret, project } of attempts) {
    const domain = { id: 'default' };
    const identity = { methods: ['password'], password: { user: { name, domain, password: secret } } };
    const body = { auth: { identity, scope: { project: { name: project, domain } } } };
    const answer = await cloud.inject({ method: 'POST', url: '/identity/v3/auth/tokens', body });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Keystone uri=/);
    expect(answer.json()).toEqual({
      error: {
        code: 401,
        message: 'The request you have made requires authentication.',
        title: 'Unauthorized',
      },
    });
  }
});

test('a token ends when its time is over, and when it is revoked', async () => {
  const { cloud, pass } = createTestCloud();
  const token = await signInAs(cloud, 'demo');
  const call = callWith(cloud, token);
  expect((await call('GET', '/identity/v3/auth/projects')).status).toBe(200);
  expect(
    (await call('DELETE', '/identity/v3/auth/tokens', undefined, { 'X-Subject-Token': token })).status,
  ).toBe(204);
  expect((await call('GET', '/identity/v3/auth/projects')).status).toBe(401);

  const later = callWith(cloud, await signInAs(cloud, 'demo'));
  pass(TOKEN_LIFETIME - 1);
  expect((await later('GET', '/identity/v3/auth/projects')).status).toBe(200);
  pass(1);
  expect((await later('GET', '/identity/v3/auth/projects')).status).toBe(401);
});

test('a token made from a token ends with it', async () => {
  const { cloud, pass } = createTestCloud();
  const first = await signInAs(cloud, 'demo');
  pass(TOKEN_LIFETIME / 2);
  const body = { auth: { identity: { methods: ['token'], token: { id: first } }, scope: 'unscoped' } };
  const answer = await cloud.inject({ method: 'POST', url: '/identity/v3/auth/tokens', body });
  expect(answer.status).toBe(201);
  expect(answer.json<{ token: { expires_at: string } }>().token.expires_at).toBe(
    '2026-11-22T13:00:00.000000Z',
  );
});
