// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { refusal } from '../../../attest/src/testing/refusal.js';
import { verifyWebhookAddress } from './webhook-address.js';

const words = (text: string): readonly string[] => text.split(' ');

const REFUSED = [
  ...words('ftp://example.org/ file:///etc/passwd javascript:alert(1) http://example.org/'),
  '',
  'no address',
  ...words('https://user@example.org/ https://user:password@example.org/ https://example.org/#there'),
  ...words('https://example.org:22/ https://example.org:25/ https://example.org:80/ https://example.org:0/'),
  ...words('https://127.0.0.1/ https://127.1/ https://0x7f000001/ https://2130706433/ https://0177.0.0.1/'),
  ...words('https://10.0.0.1/ https://169.254.169.254/latest/meta-data https://0/ https://①②⑦.0.0.1/'),
  ...words('https://[::1]/ https://[::ffff:127.0.0.1]/ https://[64:ff9b::7f00:1]/ https://[fe80::1]/'),
  `https://example.org/${'a'.repeat(2048)}`,
];

describe('the address of a webhook', () => {
  it.each(REFUSED)('is refused where it is %s', (address) => {
    expect(refusal(() => verifyWebhookAddress(address, false))).toBe('REGISTRY_WEBHOOK');
  });

  it('is https, of a name or a public address', () => {
    for (const address of [
      'https://example.org/hook?token=1',
      'https://example.org:8443/',
      'https://1.1.1.1/',
      'https://[2606:4700:4700::1111]/',
    ])
      expect(verifyWebhookAddress(address, false).href).toBe(address);
  });

  it('may be this machine, without TLS and at any port, only where that is allowed', () => {
    for (const address of ['http://127.0.0.1:80/', 'http://localhost:3000/hook', 'http://[::1]:25/']) {
      expect(verifyWebhookAddress(address, true).port).toBe(new URL(address).port);
      expect(refusal(() => verifyWebhookAddress(address, false))).toBe('REGISTRY_WEBHOOK');
    }
    for (const address of ['http://example.org/', 'http://10.0.0.1/', 'https://10.0.0.1/'])
      expect(refusal(() => verifyWebhookAddress(address, true))).toBe('REGISTRY_WEBHOOK');
  });
});
