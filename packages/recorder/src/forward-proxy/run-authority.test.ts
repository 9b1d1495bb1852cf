// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../testing/outside-client.js';
import { testAuthority } from '../testing/secure-cloud.js';
import type { RunAuthority } from './run-authority.js';

let folder: string;
let authority: RunAuthority;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'authority-'));
  authority = await testAuthority();
  await writeFile(join(folder, 'ca.pem'), authority.certificate);
});
afterAll(() => rm(folder, { recursive: true }));

const verified = async (names: readonly string[], ...args: string[]): Promise<string> => {
  const { cert } = await authority.issue(names);
  await writeFile(join(folder, 'leaf.pem'), cert);
  const line = [
    'verify',
    '-x509_strict',
    '-CAfile',
    join(folder, 'ca.pem'),
    ...args,
    join(folder, 'leaf.pem'),
  ];
  return run('openssl', line).then(
    ({ stdout }) => stdout.trim().split(' ').at(-1)!,
    () => 'refused',
  );
};

describe('the authority of a run', () => {
  it.each([
    [['cloud.example'], '-verify_hostname', 'cloud.example', 'OK'],
    [['a.example', 'b.example'], '-verify_hostname', 'b.example', 'OK'],
    [['cloud.example'], '-verify_hostname', 'other.example', 'refused'],
    [['127.0.0.1'], '-verify_ip', '127.0.0.1', 'OK'],
    [['[2001:db8::1]'], '-verify_ip', '2001:db8::1', 'OK'],
    [['127.0.0.1'], '-verify_ip', '127.0.0.2', 'refused'],
    [['cloud.example.'], '-verify_hostname', 'cloud.example', 'OK'],
    [['cloud.example'], '-purpose', 'sslserver', 'OK'],
    [['cloud.example'], '-purpose', 'sslclient', 'refused'],
  ])('signs for %j so that OpenSSL, strict, says of %s %s: %s', async (names, check, value, expected) => {
    expect(await verified(names, check, value)).toBe(expected);
  });

  it('takes names longer than a common name can be', async () => {
    const long = `${'a'.repeat(60)}.${'b'.repeat(60)}.example`;
    expect(await verified([long], '-verify_hostname', long)).toBe('OK');
  });

  it('lives for a week, signs servers only, and is another one each time', async () => {
    const own = new X509Certificate(authority.certificate);
    const days = (Date.parse(own.validTo) - Date.parse(own.validFrom)) / 86_400_000;
    expect(days).toBeGreaterThan(6);
    expect(days).toBeLessThan(8);
    expect(own.ca).toBe(true);
    const { cert, key } = await authority.issue(['cloud.example']);
    expect(new X509Certificate(cert).ca).toBe(false);
    expect(authority.certificate).not.toContain('PRIVATE');
    expect(cert).not.toContain('PRIVATE');
    const other = new X509Certificate((await testAuthority()).certificate);
    expect(new X509Certificate(cert).verify(own.publicKey)).toBe(true);
    expect(new X509Certificate(cert).verify(other.publicKey)).toBe(false);
    expect((await authority.issue(['cloud.example'])).key).toBe(key);
  });
});
