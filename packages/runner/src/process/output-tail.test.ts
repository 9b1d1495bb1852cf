// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { maskSecrets, OutputTail } from './output-tail.js';

describe('OutputTail', () => {
  test('masks secrets, also those split over chunks', () => {
    const tail = new OutputTail();
    tail.add(Buffer.from('password is s3cr'));
    tail.add(Buffer.from('et-value!\n'));
    expect(tail.maskedText(['s3cret-value'])).toBe('password is [secret]!\n');
  });
  test('masks a secret in the spellings of URLs, JSON and base64', () => {
    const secret = 'a/b"c+d=é';
    const text = [
      encodeURIComponent(secret),
      JSON.stringify(secret),
      Buffer.from(secret).toString('base64'),
    ].join(' ');
    expect(maskSecrets(text, [secret])).not.toMatch(/a\/b|a%2F|YS9i/);
  });
  test('never shows the rest of a secret that was cut where keeping began', () => {
    const secret = 'canary-'.repeat(8);
    const tail = new OutputTail();
    for (let index = 0; index < 3000; index++) tail.add(Buffer.from(secret));
    expect(tail.maskedText([secret])).not.toContain('canary');
  });
  test('masks what is a secret by its looks: tokens and private keys, whole or cut', () => {
    const fernet = `gAAAAABl${'x'.repeat(100)}`;
    const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIcanary\n-----END RSA PRIVATE KEY-----';
    expect(maskSecrets(`id ${fernet} end`, [])).toBe('id [secret] end');
    expect(maskSecrets("curl -H 'X-Auth-Token: 0123canary' url", [])).toBe(
      "curl -H 'X-Auth-Token: [secret]' url",
    );
    expect(maskSecrets(`a\n${key}\nb`, [])).toBe('a\n[secret]\nb');
    expect(maskSecrets(key.slice(0, 50), [])).toBe('[secret]');
    expect(maskSecrets(`${key.slice(20)}\nb`, [])).toBe('[secret]\nb');
  });
  test('takes colours and control bytes away', () => {
    const tail = new OutputTail();
    tail.add(Buffer.from('\x1b[31mred\x1b[0m\x07\n'));
    expect(tail.maskedText([])).toBe('red\ufffd\n');
  });
});
