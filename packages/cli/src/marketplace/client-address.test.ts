// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { clientAddress, parseTrustedProxies } from './client-address.js';

const none = parseTrustedProxies([]);
const some = parseTrustedProxies(['10.0.0.0/8', '::1', 'fd00::/8']);

describe('who asks', () => {
  it('is the other end of the connection, whatever it says of itself', () => {
    expect(clientAddress('203.0.113.9', '198.51.100.1', none)).toBe('203.0.113.9');
    expect(clientAddress('203.0.113.9', '198.51.100.1', some)).toBe('203.0.113.9');
  });

  it('is what trusted proxies say, read from the end and no further than they are trusted', () => {
    expect(clientAddress('10.1.2.3', '198.51.100.1', some)).toBe('198.51.100.1');
    expect(clientAddress('::1', 'made-up, 192.0.2.66, 198.51.100.1, 10.0.0.9', some)).toBe('198.51.100.1');
    expect(clientAddress('fd00::7', '2001:db8::5', some)).toBe('2001:db8::5');
  });

  it('is the proxy itself where it says nothing, or nonsense', () => {
    expect(clientAddress('10.1.2.3', undefined, some)).toBe('10.1.2.3');
    expect(clientAddress('10.1.2.3', 'unknown', some)).toBe('10.1.2.3');
    expect(clientAddress('10.1.2.3', '"; drop', some)).toBe('10.1.2.3');
    expect(clientAddress(undefined, '198.51.100.1', some)).toBeUndefined();
  });

  it('is not read from proxies that are no addresses', () => {
    for (const text of [
      'proxy.example',
      '10.0.0.0/33',
      '10.0.0.0/',
      '10.0.0.0/8/8',
      '',
      'fd00::/129',
      '10.0.0.0/-1',
    ]) {
      expect(() => parseTrustedProxies([text])).toThrow(expect.objectContaining({ code: 'CLI_USAGE' }));
    }
  });
});
