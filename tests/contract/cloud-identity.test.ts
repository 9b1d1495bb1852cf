// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, targets, type Session } from './cloud-target.js';

const NAME = `touchstone-contract-${process.pid}`;

describe.each(targets())('identity of $name', (target) => {
  let session: Session;
  beforeAll(async () => {
    session = await target.open();
  });
  afterAll(() => session.close());

  const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    send(session, method, `${session.authUrl}${path}`, body, headers);

  test('its root offers version 3.14 with several choices', async () => {
    const answer = await fetch(session.authUrl.replace(/v3$/, ''), { redirect: 'manual' });
    expect(answer.status).toBe(300);
    const { versions } = (await answer.json()) as { versions: { values: { id: string; status: string }[] } };
    expect(versions.values.map(({ id, status }) => [id, status])).toEqual([['v3.14', 'stable']]);
  });

  test('nothing goes without a token, and the refusal says where to get one', async () => {
    const answer = await fetch(`${session.authUrl}/projects`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe(`Keystone uri="${session.authUrl}"`);
    expect(await answer.json()).toEqual({
      error: {
        code: 401,
        message: 'The request you have made requires authentication.',
        title: 'Unauthorized',
      },
    });
  });

  test.each([
    ['GET', '/users', 'identity:list_users'],
    ['GET', '/projects', 'identity:list_projects'],
    ['GET', '/roles', 'identity:list_roles'],
    ['GET', '/endpoints', 'identity:list_endpoints'],
    ['GET', '/services', 'identity:list_services'],
    ['GET', '/domains', 'identity:list_domains'],
    ['GET', '/groups', 'identity:list_groups'],
    ['GET', '/role_assignments', 'identity:list_role_assignments'],
  ])('a member is refused %s %s in the words of the policy', async (method, path, rule) => {
    const answer = await call(method, path);
    expect(answer.status).toBe(403);
    const message = `You are not authorized to perform the requested action: ${rule}.`;
    expect(JSON.parse(answer.text)).toEqual({ error: { code: 403, message, title: 'Forbidden' } });
  });

  test('a member sees itself, its project, its domain and the regions', async () => {
    for (const path of [
      `/users/${session.userId}`,
      `/projects/${session.projectId}`,
      '/domains/default',
      '/regions',
    ]) {
      expect([path, (await call('GET', path)).status]).toEqual([path, 200]);
    }
  });

  test('the body of a token has the same fields in the same order', async () => {
    const answer = await call('GET', '/auth/tokens', undefined, { 'X-Subject-Token': session.token });
    const { token } = JSON.parse(answer.text) as { token: Record<string, unknown> };
    expect(Object.keys(token)).toEqual([
      'methods',
      'user',
      'audit_ids',
      'expires_at',
      'issued_at',
      'project',
      'is_domain',
      'roles',
      'catalog',
    ]);
    expect(answer.headers.get('x-openstack-request-id')).toMatch(/^req-/);
    expect(answer.headers.get('vary')).toBe('X-Auth-Token');
  });

  test.each([
    ['{', 400, 'Expecting to find valid JSON in request body.'],
    ['{}', 400, 'Expecting to find auth in request body.'],
  ])('a sign-in with the body %s is malformed', async (body, status, message) => {
    const answer = await call('POST', '/auth/tokens', body, { 'Content-Type': 'application/json' });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(message);
  });

  test('an unknown subject token is not found, and a member may not leave it out', async () => {
    expect((await call('GET', '/auth/tokens', undefined, { 'X-Subject-Token': 'nonsense' })).status).toBe(
      404,
    );
    expect((await call('GET', '/auth/tokens')).status).toBe(403);
  });

  test('an unknown path has the page of the web framework', async () => {
    const answer = await call('GET', '/nosuch');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  });

  test('an application credential lives, signs in, is kept to its rules, and ends', async () => {
    const path = `/users/${session.userId}/application_credentials`;
    const rule = { service: 'image', method: 'GET', path: '/v2/images' };
    const made = await call('POST', path, { application_credential: { name: NAME, access_rules: [rule] } });
    expect(made.status).toBe(201);
    const { application_credential: credential } = JSON.parse(made.text) as {
      application_credential: { id: string; secret: string; access_rules: { id: string }[] };
    };
    try {
      const again = await call('POST', path, { application_credential: { name: NAME } });
      expect(again.status).toBe(409);
      const { id, secret } = credential;
      const identity = { methods: ['application_credential'], application_credential: { id, secret } };
      const headers = { 'OpenStack-Identity-Access-Rules': '1.0' };
      const signedIn = await call('POST', '/auth/tokens', { auth: { identity } }, headers);
      expect(signedIn.status).toBe(201);
      const robot = { ...session, token: signedIn.headers.get('x-subject-token')! };
      expect((await send(robot, 'GET', `${session.endpoint('image')}/v2/images`)).status).toBe(200);
      expect((await send(robot, 'GET', `${session.endpoint('image')}/v2/schemas/image`)).status).toBe(401);
      const about = { 'X-Subject-Token': robot.token };
      expect((await call('GET', '/auth/tokens', undefined, about)).status).toBe(404);
      expect((await call('GET', '/auth/tokens', undefined, { ...about, ...headers })).status).toBe(200);
    } finally {
      expect((await call('DELETE', `${path}/${credential.id}`)).status).toBe(204);
      for (const one of credential.access_rules)
        await call('DELETE', `/users/${session.userId}/access_rules/${one.id}`);
    }
  });
});
