// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { allowsRequest } from './allows-request.js';

const call = { service: 'compute', method: 'GET', path: '/v2.1/servers/abc/os-interface' };

test.each([
  ['/v2.1/servers/abc/os-interface', true],
  ['/v2.1/servers/{server_id}/os-interface', true],
  ['/v2.1/servers/*/os-interface', true],
  ['/v2.1/servers/**', true],
  ['/v2.1/**', true],
  ['/v2.1/servers/*', false],
  ['/v2.1/servers', false],
  ['/servers/**', false],
  ['/v2x1/servers/**', false],
])('the path %s lets the call through: %s', (path, allowed) => {
  expect(allowsRequest({ service: 'compute', method: 'GET', path }, call)).toBe(allowed);
});

test('another method or service is not let through, validating a token always is', () => {
  const rule = { service: 'compute', method: 'POST', path: '/v2.1/**' };
  expect(allowsRequest(rule, call)).toBe(false);
  expect(allowsRequest({ ...rule, service: 'network', method: 'GET' }, call)).toBe(false);
  expect(allowsRequest(rule, { service: 'identity', method: 'GET', path: '/v3/auth/tokens' })).toBe(true);
});
