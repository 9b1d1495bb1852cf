// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCloud, listenCloud } from '@touchstone/cloud';
import { connect, readCloudConfig, type CloudConfig } from '@touchstone/runner';
import { describeLogStore } from '../../packages/attest/src/testing/store-contract.js';
import { openSwiftStore } from '../../packages/attest/src/stores/swift-store.js';
import { LAB_CLOUD, labCloud, removeContainer } from './lab-cloud.js';

const container = `touchstone-log-${randomBytes(6).toString('hex')}`;
let config: CloudConfig;
let end = async (): Promise<void> => {};

beforeAll(async () => {
  const cloud = createCloud({ release: 'zed', clock: Date.now, random: (size) => randomBytes(size) });
  const listening = await listenCloud(cloud);
  const demo = cloud.credentials.find((one) => one.name === 'demo')!;
  const env = {
    OS_AUTH_URL: listening.authUrl,
    OS_USERNAME: demo.username,
    OS_PASSWORD: demo.password,
    OS_PROJECT_NAME: demo.projectName,
    OS_USER_DOMAIN_NAME: demo.userDomainName,
    OS_PROJECT_DOMAIN_NAME: demo.projectDomainName,
  };
  config = readCloudConfig({}, { env, cwd: '/nowhere', home: '/nowhere', readText: () => undefined });
  end = async () => {
    await listening.close();
    cloud.close();
  };
});
afterAll(() => end());

const opened = async (of: CloudConfig) => {
  const place = { container, prefix: 'our logs/demo' };
  const store = await openSwiftStore(of, place, Date.now);
  const again = await openSwiftStore(of, place, Date.now);
  return { store, again, close: async () => void (await Promise.all([store.close(), again.close()])) };
};

describeLogStore('a container of the embedded cloud', () => opened(config));
if (LAB_CLOUD)
  describeLogStore(`a container of the cloud ${LAB_CLOUD}`, async () => {
    const { close, ...stores } = await opened(labCloud());
    const removeAll = async (): Promise<void> => {
      const cloud = await connect(labCloud(), { now: Date.now });
      await removeContainer(cloud, container);
      await cloud.close();
    };
    return { ...stores, close: () => close().then(removeAll) };
  });

it('signs in with an application credential, as clouds.yaml gives it', async () => {
  const cloud = await connect(config, { now: Date.now });
  const made = (await cloud.post('identity', `/users/${cloud.token.user.id}/application_credentials`, {
    application_credential: { name: container },
  })) as { application_credential: { id: string; secret: string } };
  await cloud.close();
  const { id, secret } = made.application_credential;
  const yaml = `clouds: { log: { auth_type: v3applicationcredential, auth: { auth_url: "${config.auth.auth_url}", application_credential_id: "${id}", application_credential_secret: "${secret}" } } }`;
  const byCredential = readCloudConfig(
    { cloud: 'log' },
    {
      env: {},
      cwd: '/here',
      home: '/',
      readText: (path) => (path === '/here/clouds.yaml' ? yaml : undefined),
    },
  );
  const store = await openSwiftStore(byCredential, { container, prefix: 'of a credential' }, Date.now);
  await store.write('checkpoint', Uint8Array.of(7));
  expect([...(await store.read('checkpoint', 10))!]).toEqual([7]);
  await store.close();
});

it('a wrong password is a refusal, never an empty log', async () => {
  const wrong = { ...config, auth: { ...config.auth, password: 'not the password' } };
  await expect(openSwiftStore(wrong, { container, prefix: '' }, Date.now)).rejects.toMatchObject({
    code: 'ACCESS_WRONG_CREDENTIALS',
  });
});
