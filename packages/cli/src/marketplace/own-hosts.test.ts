// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { isForThisMachineAlone, isOwnHost } from './own-hosts.js';

describe('the name that a request is for', () => {
  it('is one of this machine where only this machine can ask: another site may lead its own name here', () => {
    for (const own of ['127.0.0.1:8777', 'localhost:8777', '[::1]:8777', 'LOCALHOST'])
      expect(isOwnHost(own, '127.0.0.1', undefined)).toBe(true);
    for (const foreign of [
      'evil.example',
      'evil.example:8777',
      '127.0.0.1.evil.example',
      'localhost.evil.example',
      '',
    ])
      expect(isOwnHost(foreign, '127.0.0.1', undefined)).toBe(false);
    expect(isOwnHost(undefined, '127.0.0.1', undefined)).toBe(false);
  });

  it('is the one that readers know it by, or an address', () => {
    const origin = 'https://touchstone.example';
    for (const own of [
      'touchstone.example',
      'touchstone.example:443',
      '192.0.2.7:8777',
      '[2001:db8::7]:8777',
      'localhost:8777',
    ])
      expect(isOwnHost(own, '0.0.0.0', origin)).toBe(true);
    expect(isOwnHost('evil.example', '0.0.0.0', origin)).toBe(false);
    expect(isOwnHost('evil.example', '127.0.0.1', origin)).toBe(false);
    expect(isOwnHost('touchstone.example', '127.0.0.1', origin)).toBe(true);
  });

  it('is any where nobody said which, and other machines may ask', () => {
    expect(isOwnHost('lab-server', '0.0.0.0', undefined)).toBe(true);
  });
});

describe('who can ask', () => {
  it('is this machine alone on a loopback address that no proxy and no origin of elsewhere was named for', () => {
    for (const host of ['127.0.0.1', 'localhost', '::1']) {
      expect(isForThisMachineAlone(host, undefined)).toBe(true);
      expect(isForThisMachineAlone(host, 'http://localhost:8777')).toBe(true);
      expect(isForThisMachineAlone(host, 'http://[::1]:8777')).toBe(true);
      expect(isForThisMachineAlone(host, 'https://touchstone.example')).toBe(false);
      expect(isForThisMachineAlone(host, undefined, ['127.0.0.1'])).toBe(false);
    }
    expect(isForThisMachineAlone('0.0.0.0', undefined)).toBe(false);
  });
});
