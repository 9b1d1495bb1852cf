// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyPair, parsePrivateKey, parsePublicKey } from '@touchstone/attest';
import { KEY_ALGORITHMS } from '@touchstone/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preAuthEncoding } from '../../packages/attest/src/envelope/pre-auth-encoding.js';

const missing = spawnSync('openssl', ['version']).error !== undefined;
const PASSPHRASE = 'open sesame';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'touchstone-openssl-'))));
afterAll(async () => rm(folder, { recursive: true, force: true }));

function openssl(...args: readonly string[]): string {
  const env = { ...process.env, PASSPHRASE };
  const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, env, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}
const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
const write = (name: string, data: string | Uint8Array): Promise<void> => writeFile(join(folder, name), data);

describe.skipIf(missing)(`beside openssl${missing ? ' (skipped: it is not installed)' : ''}`, () => {
  test.each(KEY_ALGORITHMS)('our %s keys, encrypted too, are opened by it', async (algorithm) => {
    for (const passphrase of [{}, { passphrase: PASSPHRASE }]) {
      const { key, privatePem } = createKeyPair(algorithm, passphrase);
      await write('ours.key', privatePem);
      expect(openssl('pkey', '-in', 'ours.key', '-passin', 'env:PASSPHRASE', '-pubout')).toBe(key.pem);
    }
  });

  test.each(KEY_ALGORITHMS)(
    'our %s signatures verify there, and not over another payload',
    async (algorithm) => {
      const { key } = createKeyPair(algorithm);
      const bytes = preAuthEncoding('application/vnd.in-toto+json', Buffer.from('{"a":1}'));
      await write('pub', key.pem);
      await write('pae', bytes);
      await write('other', preAuthEncoding('application/vnd.in-toto+json', Buffer.from('{"a":2}')));
      await write('sig', key.sign(bytes));
      const verify = (file: string): number | null => {
        const args = [
          'pkeyutl',
          '-verify',
          '-pubin',
          '-inkey',
          'pub',
          '-rawin',
          '-in',
          file,
          '-sigfile',
          'sig',
        ];
        return spawnSync('openssl', algorithm === 'ed25519' ? args : [...args, '-digest', 'sha256'], {
          cwd: folder,
        }).status;
      };
      expect(verify('pae')).toBe(0);
      expect(verify('other')).not.toBe(0);
    },
  );

  test('its keys are read in each of the forms that it writes', async () => {
    openssl('genpkey', '-algorithm', 'ed25519', '-out', 'ed25519');
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', 'p256');
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-out', 'sec1');
    for (const name of ['ed25519', 'p256', 'sec1']) {
      openssl('pkey', '-in', name, '-pubout', '-out', `${name}.pub`);
      const { id } = parsePublicKey(await read(`${name}.pub`));
      expect(parsePrivateKey(await read(name)).id).toBe(id);
      for (const [form, ...how] of [
        ['pbkdf2', '-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA256'],
        ['scrypt', '-scrypt'],
      ]) {
        const out = `${name}.${form}`;
        openssl('pkcs8', '-topk8', ...how, '-in', name, '-passout', 'env:PASSPHRASE', '-out', out);
        expect(parsePrivateKey(await read(out), { passphrase: PASSPHRASE }).id, out).toBe(id);
      }
    }
    openssl('ec', '-pubin', '-in', 'p256.pub', '-conv_form', 'compressed', '-out', 'compressed.pub');
    expect(parsePublicKey(await read('compressed.pub')).pem).toBe(await read('p256.pub'));
  });
});
