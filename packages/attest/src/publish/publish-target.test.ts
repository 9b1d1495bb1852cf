// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { refusal } from '../testing/refusal.js';
import { publishTarget } from './publish-target.js';

describe('a place to publish to', () => {
  it.each([
    ['https://log.example', 'https://log.example/'],
    ['https://log.example/a', 'https://log.example/a/'],
    ['http://localhost:8780', 'http://localhost:8780/'],
    ['http://127.0.0.1:8780/x/', 'http://127.0.0.1:8780/x/'],
    ['http://[::1]/', 'http://[::1]/'],
  ])('may be %s', (text, url) => expect(publishTarget(text, 'token').url.href).toBe(url));

  it.each([
    'http://log.example/',
    'http://localhost.example/',
    'http://127.0.0.1.example/',
    'http://10.0.0.1/',
    'http://[::2]/',
    'http://0.0.0.0/',
    'https://name:word@log.example/',
    'https://log.example/?to=x',
    'https://log.example/#x',
    'ftp://log.example/',
    'file:///etc/passwd',
    'log.example',
    '',
  ])('may not be %s', (text) => expect(refusal(() => publishTarget(text, 'token'))).toBe('PUBLISH_TARGET'));

  it.each(['', 'two words', 'a\r\nx-other: b', 'ü'])('takes no token like %j', (token) =>
    expect(refusal(() => publishTarget('https://log.example/', token))).toBe('PUBLISH_TARGET'),
  );
});
