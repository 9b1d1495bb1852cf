// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.js';

const cloud = () => createTestCloud({ release: 'zed' });

it('says its versions to anyone', async () => {
  const answer = await cloud().cloud.inject({ url: '/placement/' });
  expect(answer.json()).toMatchObject({
    versions: [{ id: 'v1.0', min_version: '1.0', max_version: '1.39' }],
  });
});

it('shows admins what the host has and what servers take of it', async () => {
  const call = await cloud().as('admin');
  const { resource_providers: providers } = (await call('GET', '/placement/resource_providers')).json<{
    resource_providers: { uuid: string }[];
  }>();
  const usages = await call('GET', `/placement/resource_providers/${providers[0]!.uuid}/usages`);
  expect(usages.json()).toMatchObject({ usages: { VCPU: 0 } });
});

it('refuses others in its own form', async () => {
  const answer = await (await cloud().as('demo'))('GET', '/placement/resource_providers');
  expect(answer.status).toBe(403);
  expect(answer.json()).toMatchObject({ errors: [{ status: 403, title: 'Forbidden' }] });
});
