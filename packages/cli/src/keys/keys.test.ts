// SPDX-License-Identifier: Apache-2.0
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyPair, parsePrivateKey, parsePublicKey } from '@touchstone/attest';
import { shownKey } from '@touchstone/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heldOutput } from '../testing/held-output.js';
import { keyCreateCommand } from './key-create.js';
import { keyShowCommand } from './key-show.js';
import { readSigningKey } from './read-signing-key.js';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-keys-'));
  file = join(folder, 'lab.key');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const create = (env: NodeJS.ProcessEnv = {}, out = file): Promise<number> =>
  keyCreateCommand({ out, algorithm: 'ed25519', format: 'text' }, heldOutput(), env);
const text = (name = 'lab.key'): string => readFileSync(join(folder, name), 'utf8');

describe('touchstone key create', () => {
  it('writes a private key for its owner alone, and a public one for everybody', async () => {
    await create();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(`${file}.pub`).mode & 0o444).toBe(0o444);
    expect(parsePrivateKey(text()).pem).toBe(text('lab.key.pub'));
  });

  it('prints the id and nothing of the private half', async () => {
    const output = heldOutput();
    await keyCreateCommand({ out: file, algorithm: 'ecdsa-p256', format: 'json' }, output, {});
    const { id, algorithm, publicKey } = shownKey.parse(JSON.parse(output.printed()));
    expect({ id, algorithm }).toEqual({ id: parsePublicKey(publicKey).id, algorithm: 'ecdsa-p256' });
    expect(output.printed() + output.noted()).not.toContain('PRIVATE KEY-----');
  });

  it('encrypts it where a passphrase is set, and makes none where that is empty', async () => {
    await create({ TOUCHSTONE_KEY_PASSPHRASE: 'open sesame' });
    expect(text()).toMatch(/^-----BEGIN ENCRYPTED/);
    const empty = create({ TOUCHSTONE_KEY_PASSPHRASE: '' }, join(folder, 'other'));
    await expect(empty).rejects.toMatchObject({ code: 'CLI_USAGE' });
    expect(readdirSync(folder).sort()).toEqual(['lab.key', 'lab.key.pub']);
  });

  it('never writes over a file, nor through a link, and leaves no half of a key behind', async () => {
    writeFileSync(join(folder, 'precious'), 'precious');
    symlinkSync(join(folder, 'precious'), file);
    await expect(create()).rejects.toMatchObject({ code: 'CLI_FILE_EXISTS' });
    symlinkSync(join(folder, 'nowhere'), join(folder, 'other.pub'));
    await expect(create({}, join(folder, 'other'))).rejects.toMatchObject({ code: 'CLI_FILE_EXISTS' });
    expect(text('precious')).toBe('precious');
    expect(readdirSync(folder).sort()).toEqual(['lab.key', 'other.pub', 'precious']);
    await expect(create({}, join(folder, 'no', 'such'))).rejects.toMatchObject({ code: 'CLI_FILE_EXISTS' });
  });
});

describe('touchstone key show', () => {
  it('shows the same of the private file as of the public one', async () => {
    await create();
    const [one, other] = [heldOutput(), heldOutput()];
    await keyShowCommand(file, { format: 'text' }, one, {});
    await keyShowCommand(`${file}.pub`, { format: 'text' }, other, {});
    expect(one.printed()).toBe(other.printed());
    expect(one.printed()).toContain(parsePrivateKey(text()).id);
  });

  it('is refused for what is no key, and what is not there', async () => {
    writeFileSync(file, 'x'.repeat(20_000));
    const show = (name: string): Promise<number> =>
      keyShowCommand(name, { format: 'text' }, heldOutput(), {});
    await expect(show(file)).rejects.toMatchObject({ code: 'CLI_NO_FILE' });
    await expect(show(`${file}.pub`)).rejects.toMatchObject({ code: 'CLI_NO_FILE' });
    await expect(show(folder)).rejects.toMatchObject({ code: 'CLI_NO_FILE' });
    writeFileSync(file, 'x');
    await expect(show(file)).rejects.toMatchObject({ code: 'KEY_FORMAT' });
  });
});

describe('the key to sign with', () => {
  const [one, two, three] = [createKeyPair('ed25519'), createKeyPair('ed25519'), createKeyPair('ed25519')];
  const read = async (key: string | undefined, env: NodeJS.ProcessEnv): Promise<string> =>
    (await readSigningKey({ key }, env, heldOutput())).id;

  it('is the file of --key, else that of TOUCHSTONE_KEY_FILE, else the text of TOUCHSTONE_KEY', async () => {
    writeFileSync(file, one.privatePem);
    writeFileSync(join(folder, 'two'), two.privatePem);
    const env = { TOUCHSTONE_KEY_FILE: join(folder, 'two'), TOUCHSTONE_KEY: three.privatePem };
    expect(await read(file, env)).toBe(one.key.id);
    expect(await read(undefined, env)).toBe(two.key.id);
    expect(await read(undefined, { ...env, TOUCHSTONE_KEY_FILE: '' })).toBe(three.key.id);
  });

  it('is asked for where there is none, an empty secret of a CI system among that', async () => {
    for (const env of [{}, { TOUCHSTONE_KEY: '' }, { TOUCHSTONE_KEY_FILE: '' }]) {
      await expect(read(undefined, env)).rejects.toMatchObject({ code: 'CLI_NO_KEY' });
    }
  });

  it('is told of where others can read it, unless it is encrypted', async () => {
    const noted = async (mode: number, pem: string): Promise<string> => {
      writeFileSync(file, pem);
      chmodSync(file, mode);
      const output = heldOutput();
      await readSigningKey({ key: file }, { TOUCHSTONE_KEY_PASSPHRASE: 'x' }, output);
      return output.noted();
    };
    expect(await noted(0o640, one.privatePem)).toContain('chmod 600');
    expect(await noted(0o600, one.privatePem)).toBe('');
    const sealed = createKeyPair('ed25519', { passphrase: 'x' });
    expect(await noted(0o644, sealed.privatePem)).toBe('');
  });
});
