// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { ConfigWorld } from './cloud-config.js';
import { readCloudConfig } from './read-cloud-config.js';

const AUTH = 'auth_url: https://k/v3, username: u, password: p, project_name: pr';

function world(files: Record<string, string>, env: Record<string, string> = {}): ConfigWorld {
  return { env, cwd: '/here', home: '/home/me', readText: (path) => files[path] };
}
const file = (...names: string[]): string =>
  `clouds:\n${names.map((name) => `  ${name}: { auth: { ${AUTH} } }\n`).join('')}`;
const HOME = '/home/me/.config/openstack/clouds.yaml';

function code(act: () => unknown): string {
  try {
    act();
    return 'nothing thrown';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe('readCloudConfig', () => {
  test('takes the first file of the search path alone', () => {
    const both = world({ '/here/clouds.yml': file('near'), [HOME]: file('far') });
    expect(readCloudConfig({}, both).name).toBe('near');
    expect(code(() => readCloudConfig({ cloud: 'far' }, both))).toBe('ACCESS_NO_CLOUD');
    const named = world({ '/x.yaml': file('x'), [HOME]: file('far') }, { OS_CLIENT_CONFIG_FILE: '/x.yaml' });
    expect(readCloudConfig({}, named).name).toBe('x');
  });
  test('merges secure.yaml over it, and knows where each value comes from', () => {
    const clouds = 'clouds: { a: { auth: { auth_url: "https://k/v3", username: u, project_name: p } } }';
    const secure = 'clouds: { a: { auth: { password: hidden } } }';
    const config = readCloudConfig(
      { cloud: 'a' },
      world({ [HOME]: clouds, '/home/me/.config/openstack/secure.yaml': secure }),
    );
    expect(config.auth.password).toBe('hidden');
    expect(config.from['auth.password']).toBe('/home/me/.config/openstack/secure.yaml');
    expect(config.from['auth.username']).toBe(HOME);
  });
  test('makes a cloud of its own of the OS_* variables, and lets OS_CLOUD and --os-cloud choose', () => {
    const env = { OS_AUTH_URL: 'https://env/v3', OS_USERNAME: 'e', OS_PASSWORD: 'p', OS_TENANT_NAME: 't' };
    const files = { [HOME]: file('a', 'b') };
    const fromEnv = readCloudConfig({}, world(files, env));
    expect(fromEnv).toMatchObject({ name: 'envvars', auth: { username: 'e', project_name: 't' } });
    expect(fromEnv.from['auth.password']).toBe('OS_PASSWORD');
    expect(readCloudConfig({}, world(files, { ...env, OS_CLOUD: 'b' })).auth.username).toBe('u');
    expect(readCloudConfig({ cloud: 'a' }, world(files, { ...env, OS_CLOUD: 'b' })).name).toBe('a');
  });
  test('understands one domain for both, names beside auth, and hyphens', () => {
    const text = `clouds: { a: { user-name: u, auth: { auth-url: "https://k", password: p, domain_name: D, project_id: 7 } } }`;
    expect(readCloudConfig({}, world({ [HOME]: text })).auth).toEqual({
      auth_url: 'https://k',
      username: 'u',
      password: 'p',
      user_domain_name: 'D',
      project_domain_name: 'D',
      project_id: '7',
    });
  });
  test('takes a region from the choice, the variable, the list or the cloud, and refuses an unknown one', () => {
    const text = `clouds: { a: { auth: { ${AUTH} }, regions: [one, { name: two }] } }`;
    expect(readCloudConfig({}, world({ [HOME]: text })).region).toBe('one');
    expect(readCloudConfig({}, world({ [HOME]: text }, { OS_REGION_NAME: 'two' })).region).toBe('two');
    expect(code(() => readCloudConfig({ region: 'three' }, world({ [HOME]: text })))).toBe('ACCESS_FIELD');
  });
  test('reads trust, interface and the older spellings of both', () => {
    const text = `clouds: { a: { auth: { ${AUTH} }, insecure: "true", endpoint_type: internalURL, cacert: /ca.pem } }`;
    expect(readCloudConfig({}, world({ [HOME]: text }))).toMatchObject({
      verify: false,
      interface: 'internal',
      cacert: '/ca.pem',
    });
  });
  test('knows an application credential by its type or by its secret', () => {
    const credential = 'application_credential_id: i, application_credential_secret: s';
    const text = `clouds: { a: { auth: { auth_url: "https://k", ${credential} } } }`;
    expect(readCloudConfig({}, world({ [HOME]: text })).authType).toBe('application_credential');
  });
  test.each([
    ['nothing configured', {}, {}, 'ACCESS_NO_CONFIG'],
    ['several clouds and no choice', { [HOME]: file('a', 'b') }, {}, 'ACCESS_NO_CONFIG'],
    ['a name that is not there', { [HOME]: file('a') }, { OS_CLOUD: 'x' }, 'ACCESS_NO_CLOUD'],
    ['no YAML', { [HOME]: 'clouds: [' }, {}, 'ACCESS_FILE'],
    ['clouds as a list', { [HOME]: 'clouds: [a]' }, {}, 'ACCESS_FILE'],
    [
      'no password',
      { [HOME]: 'clouds: { a: { auth: { auth_url: "http://k", username: u } } }' },
      {},
      'ACCESS_MISSING_FIELD',
    ],
    [
      'an auth URL without scheme',
      {},
      { OS_AUTH_URL: 'k:5000', OS_USERNAME: 'u', OS_PASSWORD: 'p' },
      'ACCESS_FIELD',
    ],
    [
      'an auth URL with a password in it, which messages and journals would show',
      {},
      { OS_AUTH_URL: 'https://u:canary@k:5000/v3', OS_USERNAME: 'u', OS_PASSWORD: 'p' },
      'ACCESS_FIELD',
    ],
    [
      'a way to sign in that we lack',
      {},
      { OS_AUTH_URL: 'http://k', OS_AUTH_TYPE: 'v3oidcpassword' },
      'ACCESS_AUTH_TYPE',
    ],
    [
      'an unknown interface',
      { [HOME]: `clouds: { a: { interface: x, auth: { ${AUTH} } } }` },
      {},
      'ACCESS_FIELD',
    ],
  ] as [string, Record<string, string>, Record<string, string>, string][])(
    'refuses %s',
    (_, files, env, expected) => {
      expect(code(() => readCloudConfig({}, world(files, env)))).toBe(expected);
    },
  );
});
