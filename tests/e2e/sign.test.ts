// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shownKey, signedCertificate } from '@touchstone/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyEvidence } from './support/copy-evidence.js';
import { touchstone, type Ran } from './support/touchstone.js';

const PASSPHRASE = 'a passphrase that nobody must see';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-sign-'));
  await copyEvidence('pkgcloud', join(folder, 'bundle'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  touchstone(args, env, folder);
const json = ['--format', 'json'];

describe('the command line signs', () => {
  test('with an encrypted key, and a second one from the environment; neither is ever shown', async () => {
    const sealed = { TOUCHSTONE_KEY_PASSPHRASE: PASSPHRASE };
    const made = await run(['key', 'create', '--out', 'lab.key', ...json], sealed);
    expect(made.code, made.stderr).toBe(0);
    const lab = shownKey.parse(JSON.parse(made.stdout));
    const other = await run(['key', 'create', '--out', 'other.key', '--algorithm', 'ecdsa-p256', ...json]);
    const { id } = shownKey.parse(JSON.parse(other.stdout));

    const first = await run(['sign', 'bundle', '--lab', 'a-lab', '--key', 'lab.key', ...json], sealed);
    expect(first.code, first.stderr).toBe(0);
    expect(signedCertificate.parse(JSON.parse(first.stdout)).signers).toEqual([lab.id]);

    const TOUCHSTONE_KEY = await readFile(join(folder, 'other.key'), 'utf8');
    const second = await run(['sign', 'bundle', '--add', ...json], { TOUCHSTONE_KEY });
    expect(second.code, second.stderr).toBe(0);
    expect(signedCertificate.parse(JSON.parse(second.stdout)).signers).toEqual([lab.id, id].sort());
    expect(await readdir(join(folder, 'bundle/attestation'))).toEqual(['certificate.dsse.json']);

    const secrets = [PASSPHRASE, ...TOUCHSTONE_KEY.split('\n').filter((line) => line.length > 40)];
    for (const { stdout, stderr } of [made, other, first, second]) {
      for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
    }
  });

  test('and otherwise says what is missing, with a code and exit code 2', async () => {
    const encrypted = await run([
      'sign',
      'bundle',
      '--lab',
      'a-lab',
      '--replace',
      '--key',
      'lab.key',
      ...json,
    ]);
    expect(encrypted).toMatchObject({ code: 2, stdout: '' });
    expect(JSON.parse(encrypted.stderr)).toMatchObject({ error: { code: 'KEY_ENCRYPTED' } });
    const keyless = await run(['sign', 'bundle', '--lab', 'a-lab']);
    expect(keyless).toMatchObject({ code: 2, stderr: expect.stringContaining('[CLI_NO_KEY]') });
    const exists = await run(['key', 'create', '--out', 'lab.key']);
    expect(exists).toMatchObject({ code: 2, stderr: expect.stringContaining('[CLI_FILE_EXISTS]') });
  });
});
