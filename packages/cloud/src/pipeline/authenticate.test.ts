// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.js';

// What a real Zed answers to the same requests.
test.each([
  ['/identity/v3', 200],
  ['/compute/', 200],
  ['/compute/v2.1', 200],
  ['/block-storage/', 300],
  ['/block-storage/v3', 401],
  ['/network/', 200],
  ['/network/v2.0', 401],
  ['/image/', 300],
  ['/image/versions', 200],
  ['/image/v2', 401],
])('to a caller without a token %s answers %i', async (url, status) => {
  const { cloud } = createTestCloud({ release: 'zed' });
  expect((await cloud.inject({ method: 'GET', url })).status).toBe(status);
});

test('the document of one version answers to any token', async () => {
  const demo = await createTestCloud().as('demo');
  for (const url of ['/block-storage/v3', '/network/v2.0']) expect((await demo('GET', url)).status).toBe(200);
});
