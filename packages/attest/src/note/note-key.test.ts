// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import { expect, test } from 'vitest';
import { refusal } from '../testing/refusal.js';
import { isKeyName, keyIdHex, noteKeyId } from './note-key.js';
import { createNoteKey, parseNoteSigner } from './note-signer.js';
import { parseNoteVerifier } from './note-verifier.js';

const SIGNER = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

test.each([
  [KEY, parseNoteVerifier],
  [SIGNER, parseNoteSigner],
])('no part of %s, and no change of one of its characters, is a key', (text, parse) => {
  parse(text);
  for (let start = 0; start < text.length; start += 1) {
    for (let end = start; end <= text.length; end += 1) {
      if (start > 0 || end < text.length)
        expect(refusal(() => void parse(text.slice(start, end)))).toBe('NOTE_KEY');
    }
    const next = String.fromCharCode(text.charCodeAt(start) + 1);
    expect(refusal(() => void parse(`${text.slice(0, start)}${next}${text.slice(start + 1)}`))).toBe(
      'NOTE_KEY',
    );
  }
});

test.each([
  ['of the wrong length', 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='],
  ['of an unknown type', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ['with a line end', `${KEY}\n`],
  ['with the id in capitals', KEY.replace('c74f20a3', 'C74F20A3')],
  ['with a space in its name', KEY.replace('PeterN', 'Peter N')],
  ['without a name', KEY.replace('PeterNeumann', '')],
])('a verifier key %s is refused', (_, vkey) => {
  expect(refusal(() => void parseNoteVerifier(vkey))).toBe('NOTE_KEY');
});

test.each(['ed25519', 'cosignature'] as const)('a new %s key is read back from its two texts', (type) => {
  const { signer, verifier } = createNoteKey('example.com/log', type);
  const read = parseNoteSigner(signer);
  expect(read.verifier.vkey).toBe(verifier);
  expect(parseNoteVerifier(verifier)).toMatchObject({
    name: 'example.com/log',
    type,
    keyId: read.verifier.keyId,
  });
  expect(parseNoteSigner(`${signer}\n`).verifier.vkey).toBe(verifier);
  const text = Buffer.from('text\n');
  const signature = read.sign(text, 1_800_000_000);
  expect(read.verifier.verify(text, signature)).toEqual(
    type === 'cosignature' ? { timestamp: 1_800_000_000 } : {},
  );
  expect(read.verifier.verify(Buffer.from('texT\n'), signature)).toBeUndefined();
});

test('one key has another id as a log and as a witness, so that neither passes for the other', () => {
  const { signer } = createNoteKey('example.com/both');
  const seed = Buffer.from(signer.split('+').slice(4).join('+'), 'base64');
  const [log] = [parseNoteSigner(signer)];
  seed[0] = 0x04;
  expect(refusal(() => void parseNoteSigner(signer.replace(/[^+]*$/, seed.toString('base64'))))).toBe(
    'NOTE_KEY',
  );
  expect(log.verifier.type).toBe('ed25519');
});

test('what is no name of a key makes no key', () => {
  for (const name of [
    '',
    'a b',
    'a+b',
    'a\u00a0b',
    'a\u2028b',
    'a\u0085b',
    'a\nb',
    'a\u3000b',
    '\ud800',
    'a\u0000',
  ]) {
    expect(isKeyName(name)).toBe(false);
    expect(refusal(() => void createNoteKey(name))).toBe('NOTE_KEY');
  }
  for (const name of ['example.com/log', 'é', '日本', 'a=b', '-']) expect(isKeyName(name)).toBe(true);
});

test('a refused private key is never shown', () => {
  for (const text of [
    SIGNER.slice(0, -1),
    `${SIGNER}A`,
    SIGNER.replace('c74f', 'c74e'),
    SIGNER.replace('+AYEK', '+BYEK'),
  ]) {
    try {
      parseNoteSigner(text);
      expect.unreachable();
    } catch (error) {
      if (!isTouchstoneError(error, 'NOTE_KEY')) throw error;
      const shown = JSON.stringify([error.message, error.hint, error.details]);
      expect(shown).not.toContain('EKFALVFGyNhPJEMzD1QIDr');
    }
  }
});

test('a cosignature is not made without a time', () => {
  const witness = parseNoteSigner(createNoteKey('witness.example/w1', 'cosignature').signer);
  for (const timestamp of [undefined, 0, -1, 1.5, 2 ** 53, Number.NaN]) {
    expect(() => witness.sign(Buffer.from('text\n'), timestamp)).toThrow(TypeError);
  }
});

test('a key that anybody can sign with is no key of a log or a witness', () => {
  const identity = Buffer.concat([Uint8Array.of(1), Buffer.alloc(31)]);
  for (const type of [1, 4]) {
    const encoded = Buffer.concat([Uint8Array.of(type), identity]).toString('base64');
    const vkey = `log.example+${keyIdHex(noteKeyId('log.example', type, identity))}+${encoded}`;
    expect(refusal(() => void parseNoteVerifier(vkey))).toBe('NOTE_KEY');
  }
});
