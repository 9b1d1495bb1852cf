// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { findAddresses } from './find-addresses.js';

const ZONE: Readonly<Record<string, readonly string[]>> = {
  'nova.cloud': ['192.0.2.1', '2001:db8::1'],
  'glance.cloud': ['192.0.2.2'],
  'one.ingress': ['192.0.2.9'],
  'two.ingress': ['192.0.2.9', '192.0.2.10'],
};
const lookup = (host: string): Promise<readonly string[]> =>
  ZONE[host] ? Promise.resolve(ZONE[host]) : Promise.reject(new Error('ENOTFOUND'));

test('looks up each name once, and leaves out addresses, unknown names and what is no URL', async () => {
  const urls = [
    'https://NOVA.cloud:8774/v2.1',
    'http://nova.cloud',
    'http://192.0.2.7:5000/v3',
    'http://[::1]/',
    'https://gone.cloud/',
    'x',
  ];
  expect(await findAddresses(urls, lookup)).toEqual({
    'nova.cloud': ['192.0.2.1', '2001:db8::1'],
    'gone.cloud': [],
  });
});

test('takes an address that several names share for none of them', async () => {
  expect(await findAddresses(['https://one.ingress/', 'https://two.ingress/'], lookup)).toEqual({
    'one.ingress': [],
    'two.ingress': ['192.0.2.10'],
  });
});

test('does not wait for a name server that does not answer', async () => {
  const silent = (host: string): Promise<readonly string[]> =>
    host === 'glance.cloud' ? lookup(host) : new Promise(() => {});
  const found = await findAddresses(['http://glance.cloud', 'http://nova.cloud'], silent, 20);
  expect(found).toEqual({ 'glance.cloud': ['192.0.2.2'] });
});
