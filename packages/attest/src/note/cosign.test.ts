// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkpointText } from '../log/checkpoint.js';
import { EMPTY_ROOT } from '../log/merkle.js';
import { refusal } from '../testing/refusal.js';
import { addCosignatures, cosign } from './cosign.js';
import { createNoteKey, parseNoteSigner } from './note-signer.js';
import { openNote } from './open-note.js';
import { signNote } from './sign-note.js';

const log = parseNoteSigner(createNoteKey('example.com/log').signer);
const [one, two] = ['witness.example/w1', 'witness.example/w2'].map((name) =>
  parseNoteSigner(createNoteKey(name, 'cosignature').signer),
) as [ReturnType<typeof parseNoteSigner>, ReturnType<typeof parseNoteSigner>];
const text = checkpointText({ origin: 'example.com/log', size: 0, root: EMPTY_ROOT });
const note = Buffer.from(signNote(text, [log]));
const witnesses = [one.verifier, two.verifier];

test('a cosignature is over the line of its version, the time and the text, as the specification says', () => {
  const line = cosign(note, one, 1_679_315_147);
  const [dash, name, encoded = ''] = line.trim().split(' ');
  const bytes = Buffer.from(encoded, 'base64');
  expect([dash, name, bytes.byteLength]).toEqual(['—', 'witness.example/w1', 4 + 8 + 64]);
  expect(bytes.readUInt32BE()).toBe(one.verifier.keyId);
  expect(bytes.readBigUInt64BE(4)).toBe(1_679_315_147n);
  const x = Buffer.from(one.verifier.publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  expect(verify(null, Buffer.from(`cosignature/v1\ntime 1679315147\n${text}`), key, bytes.subarray(12))).toBe(
    true,
  );
});

test('a checkpoint with cosignatures opens with the keys of log and witnesses, and says when each saw it', () => {
  const cosigned = addCosignatures(note, cosign(note, one, 10) + cosign(note, two, 20), witnesses);
  expect(openNote(cosigned, [log.verifier, ...witnesses]).verified).toMatchObject([
    { name: 'example.com/log' },
    { name: 'witness.example/w1', timestamp: 10 },
    { name: 'witness.example/w2', timestamp: 20 },
  ]);
});

test('the latest of several cosignatures of one witness counts, whatever their order', () => {
  for (const times of [
    [10, 20],
    [20, 10],
  ]) {
    const lines = times.map((time) => cosign(note, one, time));
    const both = Buffer.from(`${note.toString()}${lines.join('')}`);
    expect(openNote(both, witnesses)).toMatchObject({
      verified: [{ timestamp: 20 }],
      unverified: [{ name: 'example.com/log' }, { name: 'witness.example/w1' }],
    });
    const latest = `${note.toString()}${cosign(note, one, 20)}`;
    expect(Buffer.from(addCosignatures(note, lines.join(''), witnesses)).toString()).toBe(latest);
    const [first, second = ''] = lines;
    const again = addCosignatures(addCosignatures(note, first ?? '', witnesses), second, witnesses);
    expect(Buffer.from(again).toString()).toBe(latest);
  }
});

test('a witness that gives another time than it signed is not believed', () => {
  const encoded = cosign(note, one, 10).trim().split(' ')[2] ?? '';
  for (const place of [4, 11]) {
    const bytes = Buffer.from(encoded, 'base64');
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    const line = `— witness.example/w1 ${bytes.toString('base64')}\n`;
    expect(refusal(() => void addCosignatures(note, line, witnesses))).toBe('NOTE_SIGNATURE');
  }
});

test('a cosignature of another length is refused, one without a whole time as well', () => {
  const bytes = Buffer.from(cosign(note, one, 10).trim().split(' ')[2] ?? '', 'base64');
  for (const other of [
    bytes.subarray(0, 5),
    bytes.subarray(0, 11),
    bytes.subarray(0, 12),
    bytes.subarray(0, -1),
    Buffer.concat([bytes, bytes]),
  ]) {
    const line = `— witness.example/w1 ${other.toString('base64')}\n`;
    expect(refusal(() => void addCosignatures(note, line, witnesses))).toBe('NOTE_SIGNATURE');
  }
});

test('a time beyond what counts exactly is refused', () => {
  const bytes = Buffer.from(cosign(note, one, 10).trim().split(' ')[2] ?? '', 'base64');
  bytes.writeBigUInt64BE(2n ** 53n, 4);
  const line = `— witness.example/w1 ${bytes.toString('base64')}\n`;
  expect(refusal(() => void addCosignatures(note, line, witnesses))).toBe('NOTE_SIGNATURE');
});

test('of an answer, lines of unknown keys and repeated ones are left out', () => {
  const stranger = parseNoteSigner(createNoteKey('stranger.example', 'cosignature').signer);
  const line = cosign(note, one, 10);
  const cosigned = addCosignatures(note, `${cosign(note, stranger, 10)}${line}${line}`, witnesses);
  expect(Buffer.from(cosigned).toString()).toBe(`${note.toString()}${line}`);
  expect(Buffer.from(addCosignatures(cosigned, line, witnesses)).toString()).toBe(
    `${note.toString()}${line}`,
  );
});

test.each([
  '',
  '\n',
  'no line',
  '— a\n',
  `— witness.example/w1 AAAA\n`,
  '— x AAAAAAA=\n\n— x AAAAAAA=\n',
  '— x\u0007 AAAAAAA=\n',
])('the answer %j is refused', (answer) => {
  expect(refusal(() => void addCosignatures(note, answer, witnesses))).toBe('NOTE_SYNTAX');
});

test('an answer for another checkpoint is refused', () => {
  const other = checkpointText({ origin: 'example.com/log', size: 1, root: EMPTY_ROOT });
  const line = cosign(Buffer.from(signNote(other, [log])), one, 10);
  expect(refusal(() => void addCosignatures(note, line, witnesses))).toBe('NOTE_SIGNATURE');
});

test('what is no checkpoint is not cosigned, and no log cosigns', () => {
  expect(refusal(() => void cosign(Buffer.from(signNote('text\n', [log])), one, 10))).toBe('LOG_CHECKPOINT');
  expect(() => cosign(note, log, 10)).toThrow(TypeError);
});
